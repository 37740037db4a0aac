/**
 * The files of a bundle that we write and read, with their columns in the order of the
 * specification: 1EdTech OneRoster 1.1 CSV Tables, section 4.
 */
export const tables = {
  orgs: [
    'sourcedId',
    'status',
    'dateLastModified',
    'name',
    'type',
    'identifier',
    'parentSourcedId',
  ],
  academicSessions: [
    ...['sourcedId', 'status', 'dateLastModified', 'title', 'type', 'startDate', 'endDate'],
    ...['parentSourcedId', 'schoolYear'],
  ],
  courses: [
    ...['sourcedId', 'status', 'dateLastModified', 'schoolYearSourcedId', 'title', 'courseCode'],
    ...['grades', 'orgSourcedId', 'subjects', 'subjectCodes'],
  ],
  classes: [
    ...['sourcedId', 'status', 'dateLastModified', 'title', 'grades', 'courseSourcedId'],
    ...['classCode', 'classType', 'location', 'schoolSourcedId', 'termSourcedIds', 'subjects'],
    ...['subjectCodes', 'periods'],
  ],
  users: [
    ...['sourcedId', 'status', 'dateLastModified', 'enabledUser', 'orgSourcedIds', 'role'],
    ...['username', 'userIds', 'givenName', 'familyName', 'middleName', 'identifier', 'email'],
    ...['sms', 'phone', 'agentSourcedIds', 'grades', 'password'],
  ],
  enrollments: [
    ...['sourcedId', 'status', 'dateLastModified', 'classSourcedId', 'schoolSourcedId'],
    ...['userSourcedId', 'role', 'primary', 'beginDate', 'endDate'],
  ],
} as const;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as TableName[];
export const fileOf = (table: TableName): string => `${table}.csv`;

export const manifestFile = 'manifest.csv';
export const manifestColumns = ['propertyName', 'value'];
export const oneRosterVersion = '1.1';

/** All files the specification knows, as the manifest must list them. */
export const specifiedFiles = [
  ...['academicSessions', 'categories', 'classes', 'classResources', 'courses'],
  ...['courseResources', 'demographics', 'enrollments', 'lineItems', 'orgs', 'resources'],
  ...['results', 'users'],
];
