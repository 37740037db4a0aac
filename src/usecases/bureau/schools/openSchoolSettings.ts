import { regionsNamed } from '#db/queries/people/regionsNamed';
import { mergedInto, periodsOf, splitsOf } from '#db/queries/people/schools/schoolHistory';
import { schoolNow } from '#db/queries/people/schools/schoolNow';
import { classesEver, openSeats, rolesHeldIn } from '#db/queries/people/schools/takeOverState';
import { className, schoolYearOf } from '#domain/people/grade';
import { type SchoolKind, schoolKindNames } from '#domain/people/school';
import { eventsOfPeriods, inOrder, type SchoolEvent } from '#domain/people/schools/history';
import { dayOf } from '#domain/time';
import { pathTo } from './path.ts';
import { type Officer, regionsOf } from './scope.ts';

export type SchoolSettingsView = {
  id: number;
  code: string;
  name: string;
  kind: SchoolKind;
  region: { code: string; name: string };
  /** Null once it is closed. */
  periodFrom: string | null;
  closedOn: string | null;
  /** The school that took its classes over. */
  into: { id: number; code: string; name: string } | null;
  path: { href: string; name: string }[];
  history: { on: string | null; text: string; school?: { id: number; name: string } }[];
  /** Classes in which somebody sits. */
  classes: { id: number; name: string; students: number }[];
  students: number;
  staff: number;
  /** How many of them hold a role in the school as a whole. */
  admins: number;
  /** The officer's regions, for moving it. */
  regions: { code: string; name: string }[];
  today: string;
};

/** A school as the officer above it sees and changes it. @throws when there is no such school */
export async function openSchoolSettings(
  schoolId: number,
  officer: Officer,
  now: number,
): Promise<SchoolSettingsView> {
  const today = dayOf(now);
  const school = await schoolNow(schoolId);
  if (!school) throw new Error(`no school ${schoolId}`);
  const [[region], path, regions, seats, classes, roles, into] = await Promise.all([
    regionsNamed([school.regionCode]),
    pathTo(school.regionCode, officer.roles),
    regionsOf(officer.roles),
    openSeats(schoolId, today),
    classesEver(schoolId),
    rolesHeldIn(schoolId, today),
    school.mergedIntoId === null ? undefined : schoolNow(school.mergedIntoId),
  ]);
  const year = schoolYearOf(today);
  const studentsIn = (id: number) => seats.filter(({ classId }) => classId === id).length;
  return {
    id: school.id,
    code: school.code,
    name: school.name,
    kind: school.kind,
    region: { code: school.regionCode, name: region?.name ?? '' },
    periodFrom: school.periodFrom,
    closedOn: school.closedOn,
    into: into ? { id: into.id, code: into.code, name: into.name } : null,
    path: [...path, { href: `/schools/${schoolId}`, name: school.name }],
    history: await historyOf(school, into),
    classes: classes
      .map((one) => ({ id: one.id, name: className(one, year), students: studentsIn(one.id) }))
      .filter(({ students }) => students > 0),
    students: seats.length,
    staff: new Set(roles.map(({ staffId }) => staffId)).size,
    admins: roles.filter(({ classId }) => classId === null).length,
    regions,
    today,
  };
}

type Named = { id: number; name: string };

async function historyOf(
  { id, closedOn }: { id: number; closedOn: string | null },
  into: Named | undefined,
): Promise<SchoolSettingsView['history']> {
  const [periods, taken, splits] = await Promise.all([periodsOf(id), mergedInto(id), splitsOf(id)]);
  const codes = periods.map(({ regionCode }) => regionCode);
  const regions = new Map((await regionsNamed(codes)).map(({ code, name }) => [code, name]));
  const events: SchoolEvent[] = [
    ...eventsOfPeriods(periods),
    ...taken.map((school) => ({ on: school.closedOn, what: 'tookOver' as const, school })),
    ...splits.map(({ fromId, on, classes, students, otherId, otherName }) => ({
      ...{ on, classes, students, school: { id: otherId, name: otherName } },
      what: fromId === id ? ('gave' as const) : ('got' as const),
    })),
  ];
  if (closedOn !== null) {
    events.push(
      into ? { on: closedOn, what: 'mergedInto', school: into } : { on: closedOn, what: 'closed' },
    );
  }
  return inOrder(events).map((event) => ({
    on: event.on,
    text: textOf(event, (code) => regions.get(code) ?? code),
    ...('school' in event && { school: { id: event.school.id, name: event.school.name } }),
  }));
}

/** An event in words; the name of the other school, if any, follows as a link. */
function textOf(event: SchoolEvent, region: (code: string) => string): string {
  switch (event.what) {
    case 'began': {
      const { name, kind, regionCode } = event.facts;
      const word = event.on === null ? '来到平台以前就有' : '启用';
      return `${word}：${name}，${schoolKindNames[kind]}，${region(regionCode)}`;
    }
    case 'changed': {
      const { was, facts } = event;
      const changes = [
        was.name !== facts.name && `名称由“${was.name}”改为“${facts.name}”`,
        was.kind !== facts.kind &&
          `类型由${schoolKindNames[was.kind]}改为${schoolKindNames[facts.kind]}`,
        was.regionCode !== facts.regionCode &&
          `由${region(was.regionCode)}改属${region(facts.regionCode)}`,
      ];
      return changes.filter(Boolean).join('；');
    }
    case 'closed':
      return '撤销';
    case 'mergedInto':
      return '并入';
    case 'tookOver':
      return '接收了并入的';
    case 'gave':
      return `分出 ${event.classes} 个班、${event.students} 名学生，去`;
    case 'got':
      return `接收 ${event.classes} 个班、${event.students} 名学生，来自`;
  }
}
