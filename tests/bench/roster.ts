import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { db } from '#db/client';
import { schoolPeriods, schools } from '#db/schema/index';
import { write } from '#db/writer';
import { beforeRecords } from '#domain/people/school';
import { signInOfficer } from './officer.ts';
import { rosterSchools, rosterStudents, rosterXlsx } from './rosterFile.ts';
import type { Site } from './site.ts';
import { sendSteadily } from './steadyAnswers.ts';
import type { Row } from './table.ts';

const countyCode = '990101';
const size = { schools: 60, students: 100_000 };
const beforeSeconds = 5;

/** The schools that the file speaks of, beside those of the demonstration county. */
export async function settleRosterSchools(): Promise<void> {
  const places = { regionCode: countyCode, kind: 'junior' as const };
  const inserted = await db()
    .insert(schools)
    .values(rosterSchools(size.schools).map((school) => ({ ...school, ...places })))
    .returning({ schoolId: schools.id, name: schools.name });
  const periods = inserted.map((school) => ({ ...school, ...places, fromOn: beforeRecords }));
  await write([db().insert(schoolPeriods).values(periods)]);
}

type Job = { finishedAt: number | null; schools: { state: string; added: number; why: string }[] };

/**
 * Imports 100,000 students of 60 schools, from the upload to the last school, while prepared
 * answers are saved beside it at a steady rate.
 */
export async function importUnderLoad(site: Site, answersFile: string): Promise<Row[]> {
  const bytes = rosterXlsx(rosterStudents(rosterSchools(size.schools), size.students));
  const { cookie } = await signInOfficer(site.url);
  const lines = readFileSync(answersFile, 'utf8').split('\n');
  const stopBefore = sendSteadily(site.url, lines);
  await wait(beforeSeconds * 1000);
  const before = await stopBefore();

  const stopDuring = sendSteadily(site.url, lines);
  const memory = watchMemory(site);
  const startedAt = performance.now();
  const previewedMs = await importFile(site.url, cookie, bytes, startedAt);
  const seconds = (performance.now() - startedAt) / 1000;
  const during = await stopDuring();
  const ofPreview = { what: `${size.students} students read and shown`, unit: 's' };
  return [
    { ...ofPreview, ours: previewedMs / 1000 },
    { what: `${size.students} students imported, upload to end`, ours: seconds, unit: 's' },
    { what: 'memory of server and reader, peak', ours: memory.stop(), unit: 'MB' },
    {
      ...{ what: 'answers saved meanwhile', ours: during.answersPerSecond, unit: 'req/s' },
      ...{ reference: before.answersPerSecond, against: 'just before' },
    },
    {
      ...{ what: 'p95 of an answer meanwhile', ours: during.p95Ms, unit: 'ms' },
      ...{ reference: before.p95Ms, against: 'just before' },
    },
  ];
}

/** @returns after how many ms the preview was there */
async function importFile(
  url: string,
  cookie: string,
  bytes: Uint8Array,
  startedAt: number,
): Promise<number> {
  const at = `${url}/api/regions/${countyCode}/roster`;
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const body = new FormData();
  body.append('file', new File([bytes as BlobPart], 'county.xlsx'));
  const read = await fetch(`${at}/previews`, { method: 'POST', headers, body });
  if (read.status !== 201) throw new Error(await read.text());
  const { preview } = (await read.json()) as { preview: string };
  const previewedMs = performance.now() - startedAt;
  const begun = await fetch(`${at}/imports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ preview, schools: 'all', rows: [], rest: 'different' }),
  });
  if (begun.status !== 202) throw new Error(await begun.text());
  for (;;) {
    const { job } = (await (await fetch(`${at}/job`, { headers })).json()) as { job: Job };
    if (job.finishedAt !== null) return checked(job, previewedMs);
    await wait(100);
  }
}

function checked({ schools: reports }: Job, previewedMs: number): number {
  const added = reports.reduce((sum, report) => sum + report.added, 0);
  const wrong = reports.find(({ state }) => state !== 'done');
  if (wrong || added !== size.students) throw new Error(`${added} added; ${wrong?.why}`);
  return previewedMs;
}

/** Looks at the memory of the server and of what it started, every 20 ms. */
function watchMemory(site: Site): { stop: () => number } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, site.residentMegabytesOfAll());
  }, 20);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}
