// npm run bench: how fast the built site is on this machine, beside things everyone knows.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, disconnect } from '#db/client';
import { settings } from '#server/settings';
import { writeAnswers } from './answers.ts';
import { countBell, prepareBell, ringBell } from './bell.ts';
import { freePort, isInstalled, startUntil } from './machine.ts';
import { startNginx } from './nginx.ts';
import { regionPageP95 } from './region.ts';
import { importUnderLoad, settleRosterSchools } from './roster.ts';
import { type Site, startSite, temporaryData } from './site.ts';
import { printTable, type Row } from './table.ts';
import { requestsPerSecond } from './wrk.ts';

const lessonPath = '/lessons/09-new-friends/';
const browser = { 'accept-encoding': 'gzip' };
const answering = { seconds: 3, connections: 64 };
const answeringStudents = 3500;
/** Beside an import of a county: for a minute, at 200 answers a second. */
const beside = { students: 2700, lesson: '09-new-friends' };

const missing = ['wrk', 'nginx'].filter((program) => !isInstalled(program));
if (missing.length > 0) {
  console.error(`请先安装 · install first: ${missing.join(' ')}`);
  process.exit(1);
}

const data = temporaryData();
try {
  printTable(await measure());
} finally {
  data.remove();
}

async function measure(): Promise<Row[]> {
  const rows: Row[] = [];
  const empty = await startSite(data.path);
  rows.push({ what: 'first start, county made', ours: empty.startMs, unit: 'ms' });
  await empty.stop();
  const { file, answers, besideFile, bell } = await prepareAnswers();

  const site = await startSite(data.path);
  try {
    rows.push({ what: 'start', ours: site.startMs, unit: 'ms' });
    rows.push({ what: 'memory after start', ours: site.residentMegabytes(), unit: 'MB' });
    rows.push(await answerPath(site, file, answers));
    rows.push(await lessonPage(site));
    rows.push({ what: 'county page, p95', ours: await regionPageP95(site.url), unit: 'ms' });
    rows.push({ what: 'memory after load', ours: site.residentMegabytes(), unit: 'MB' });
    rows.push(...(await ringBell(site, bell)));
    rows.push(...(await importUnderLoad(site, besideFile)));
  } finally {
    await site.stop();
  }
  await connect(settings().databaseUrl);
  rows.push(...(await countBell(bell)));
  await disconnect();
  return rows;
}

/** Works on the database while no server does. */
async function prepareAnswers() {
  const file = join(data.path, 'answers.tsv');
  await connect(settings().databaseUrl);
  const besideFile = join(data.path, 'beside.tsv');
  const answers = await writeAnswers(file, answeringStudents);
  await writeAnswers(besideFile, beside.students, beside.lesson);
  const bell = await prepareBell();
  await settleRosterSchools();
  await disconnect();
  return { file, answers, besideFile, bell };
}

async function answerPath({ url }: Site, file: string, answers: number): Promise<Row> {
  process.env.BENCH_ANSWERS = file;
  const load = { ...answering, script: fileURLToPath(new URL('answers.lua', import.meta.url)) };
  const ours = await requestsPerSecond(url, load);
  // Sent twice, an answer is recognised and costs less.
  if (ours * answering.seconds > answers) throw new Error(`${answers} answers are too few`);

  const port = await freePort();
  const echoUrl = `http://127.0.0.1:${port}`;
  const script = fileURLToPath(new URL('echo.ts', import.meta.url));
  const env = { PORT: String(port) };
  const echo = await startUntil(`${echoUrl}/healthz`, process.execPath, [script], env);
  const reference = await requestsPerSecond(echoUrl, load);
  await echo.stop();
  return { what: 'answers saved', ours, unit: 'req/s', reference, against: 'bare Hono echo' };
}

async function lessonPage({ url }: Site): Promise<Row> {
  const ours = await requestsPerSecond(url + lessonPath, { headers: browser });
  const nginx = await startNginx();
  const reference = await requestsPerSecond(nginx.url + lessonPath, { headers: browser });
  await nginx.stop();
  return { what: 'lesson page', ours, unit: 'req/s', reference, against: 'nginx gzip_static' };
}
