import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { quickReading, type ReadingSpeeds } from '#domain/learning/steps';
import { consentThroughGrade } from '#domain/people/consent';
import {
  isDayOff,
  readDaysOff,
  readSchoolHours,
  type SchoolHours,
} from '#domain/people/schoolHours';
import { keepSecret } from './secret.ts';
import { flag, isOrigin, readBy, whole } from './setting-values.ts';

/** Everything an operator can set, read once from the environment. */
export type Settings = {
  host: string;
  /** 0 = any free port */
  port: number;
  /** absolute; holds everything the server writes */
  dataDir: string;
  databaseUrl: string;
  /** pepper of the password hashes */
  secret: string;
  /** the address people use, e.g. https://mingbian.example.gov.cn; needed behind a proxy */
  origin: string | undefined;
  /** how many proxies in front overwrite or append X-Forwarded-For */
  trustedProxies: number;
  /** may this installation hold the demonstration county? */
  demo: boolean;
  /** one short line per request: method, masked path, status, duration */
  accessLog: boolean;
  bodyLimitBytes: number;
  uploadLimitBytes: number;
  rosterMaxRows: number;
  rosterTimeoutMs: number;
  /** students in one file of a whole county, which a bureau imports */
  countyRosterMaxRows: number;
  countyUploadLimitBytes: number;
  /** must officers and school admins sign in with a second step, or may they? */
  staffTotp: 'required' | 'offered';
  /** share of the suggested reading time a lesson step must last, 0–100 */
  readingFloorPercent: number;
  /** characters a quick reader takes in per second, from which the least reading times follow */
  readingSpeeds: ReadingSpeeds;
  retakePauseMinutes: number;
  /** how long after its deadline a competition takes answers that waited for the network */
  competitionGraceSeconds: number;
  /** months after leaving when a student is erased; 0 = never */
  retentionMonths: number;
  /** guardians’ forms are needed through this year of schooling; 0: nowhere */
  consentThroughGrade: number;
  /** a class session within these is evidence A */
  schoolHours: SchoolHours;
  /** what a class session must last at least to be evidence A */
  classSessionMinutes: number;
};

/** The settings with the secret still to be made or read from DATA_DIR. */
export type LoadedSettings = Omit<Settings, 'secret'> & { secret: string | undefined };

/** One line per mistake, Chinese and English, without the values of secrets. */
export class SettingsError extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.name = 'SettingsError';
    this.lines = lines;
  }
}

const databaseSchemes = /^(file:.|(libsql|https?|wss?):\/\/.)/;

const environment = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, '应是主机名或 IP 地址 · must be a host name or an IP address')
    .default('127.0.0.1'),
  PORT: whole(0, 65535, 4321),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .regex(
      databaseSchemes,
      '应以 file:、libsql:// 或 https:// 开头 · must start with file:, libsql:// or https://',
    )
    .optional(),
  SECRET: z.string().min(32, '至少 32 个字符 · must have at least 32 characters').optional(),
  ORIGIN: z
    .string()
    .refine(
      isOrigin,
      '应是 https://域名 这样的网址，后面不带路径 · must be like https://host, without a path',
    )
    .optional(),
  TRUST_PROXY: whole(0, 9, 0),
  DEMO: flag(),
  LOG: flag(),
  BODY_LIMIT_BYTES: whole(1024, 1024 ** 3, 64 * 1024),
  UPLOAD_LIMIT_BYTES: whole(1024, 1024 ** 3, 8 * 1024 * 1024),
  STAFF_TOTP: z
    .enum(['required', 'offered'], {
      error: '只能是 required 或 offered · must be required or offered',
    })
    .optional(),
  ROSTER_MAX_ROWS: whole(1, 1_000_000, 20_000),
  ROSTER_TIMEOUT_MS: whole(100, 600_000, 20_000),
  COUNTY_ROSTER_MAX_ROWS: whole(1, 1_000_000, 120_000),
  COUNTY_UPLOAD_LIMIT_BYTES: whole(1024, 1024 ** 3, 32 * 1024 * 1024),
  READING_FLOOR_PERCENT: whole(0, 100, 100),
  READING_SPEED_PRIMARY: whole(1, 100, quickReading.primary),
  READING_SPEED_JUNIOR: whole(1, 100, quickReading.junior),
  READING_SPEED_SENIOR: whole(1, 100, quickReading.senior),
  RETAKE_PAUSE_MINUTES: whole(0, 1440, 10),
  COMPETITION_GRACE_SECONDS: whole(0, 600, 60),
  RETENTION_MONTHS: whole(0, 240, 36),
  CONSENT_THROUGH_GRADE: whole(0, 12, consentThroughGrade),
  SCHOOL_HOURS: readBy(
    readSchoolHours,
    '1-5 07:30-18:00',
    '应像 1-5 07:30-18:00，多段用逗号隔开 · must be like 1-5 07:30-18:00, several with commas',
  ),
  SCHOOL_DAYS_EXTRA: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((day) => day.trim()))
    .transform((days) => days.filter((day) => day !== ''))
    .pipe(
      z.array(z.iso.date('应是 2026-10-10 这样的日期，用逗号隔开 · must be dates with commas')),
    ),
  SCHOOL_DAYS_OFF: readBy(
    readDaysOff,
    '',
    '应是 2026-09-25 这样的日期或 2026-10-01..2026-10-07 这样的起止，用逗号隔开 · must be dates or ranges like 2026-10-01..2026-10-07, with commas',
  ),
  CLASS_SESSION_MINUTES: whole(1, 120, 20),
});

/**
 * Checks an environment. Empty values count as unset; nothing is read or written.
 * @throws SettingsError naming every mistake
 */
export function loadSettings(env: Record<string, string | undefined>): LoadedSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { data, error } = environment.safeParse(given);
  if (error) throw new SettingsError(mistakes(error));
  const schoolHours = {
    hours: data.SCHOOL_HOURS,
    extraDays: data.SCHOOL_DAYS_EXTRA,
    daysOff: data.SCHOOL_DAYS_OFF,
  };
  const both = schoolHours.extraDays.filter((day) => isDayOff(schoolHours, day));
  if (both.length > 0) throw new SettingsError([offAndExtra(both)]);
  const dataDir = resolve(data.DATA_DIR);
  const demo = data.DEMO ? data.DEMO === '1' : isLoopback(data.HOST);
  return {
    host: data.HOST,
    port: data.PORT,
    dataDir,
    databaseUrl: data.DATABASE_URL ?? `file:${dataDir}/mingbian.db`,
    secret: data.SECRET,
    origin: data.ORIGIN && new URL(data.ORIGIN).origin,
    trustedProxies: data.TRUST_PROXY,
    demo,
    staffTotp: data.STAFF_TOTP ?? (demo ? 'offered' : 'required'),
    accessLog: data.LOG === '1',
    bodyLimitBytes: data.BODY_LIMIT_BYTES,
    uploadLimitBytes: data.UPLOAD_LIMIT_BYTES,
    rosterMaxRows: data.ROSTER_MAX_ROWS,
    rosterTimeoutMs: data.ROSTER_TIMEOUT_MS,
    countyRosterMaxRows: data.COUNTY_ROSTER_MAX_ROWS,
    countyUploadLimitBytes: data.COUNTY_UPLOAD_LIMIT_BYTES,
    readingFloorPercent: data.READING_FLOOR_PERCENT,
    readingSpeeds: {
      primary: data.READING_SPEED_PRIMARY,
      junior: data.READING_SPEED_JUNIOR,
      senior: data.READING_SPEED_SENIOR,
    },
    retakePauseMinutes: data.RETAKE_PAUSE_MINUTES,
    competitionGraceSeconds: data.COMPETITION_GRACE_SECONDS,
    retentionMonths: data.RETENTION_MONTHS,
    consentThroughGrade: data.CONSENT_THROUGH_GRADE,
    schoolHours,
    classSessionMinutes: data.CLASS_SESSION_MINUTES,
  };
}

const offAndExtra = (days: readonly string[]): string =>
  `SCHOOL_DAYS_OFF:${days.join('、')} 同时写在 SCHOOL_DAYS_EXTRA 里，请只留一处 · ${days.join(', ')} also in SCHOOL_DAYS_EXTRA; keep one`;

let current: Settings | undefined;

/**
 * The settings of this process; made at the first call, and the secret with them.
 * @throws SettingsError naming every mistake
 */
export function settings(): Settings {
  if (!current) {
    const loaded = loadSettings(process.env);
    openDataDir(loaded.dataDir);
    current = { ...loaded, secret: loaded.secret ?? keepSecret(loaded.dataDir) };
  }
  return current;
}

/** Makes sure that there is a folder that can be written. */
function openDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new SettingsError([
      `DATA_DIR:${dataDir} 不是可以写的文件夹（${code}） · is no folder that can be written`,
    ]);
  }
}

/** Is this address reachable from the same machine only? */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

function mistakes(error: z.ZodError): string[] {
  const byName = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const name = String(path[0]);
    if (!byName.has(name)) byName.set(name, `${name}:${message}`);
  }
  return [...byName.values()];
}
