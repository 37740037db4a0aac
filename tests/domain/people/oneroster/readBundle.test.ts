import { expect, test } from 'vitest';
import { edit, goodFiles, problemsIn, read, studentsOf } from './support.ts';

test('the students of our own bundle, without a problem', () => {
  expect(studentsOf(goodFiles())).toEqual(['李小明 01 初中2026级1班', '王小红 02 高中2025级2班']);
  expect(problemsIn(goodFiles())).toEqual([]);
});

test('a bundle of last year is a grade further today', () => {
  const files = goodFiles();
  for (const line of [2, 3]) {
    edit(files, 'academicSessions.csv', line, 'startDate', '2025-08-25');
    edit(files, 'academicSessions.csv', line, 'endDate', '2026-07-10');
  }
  expect(studentsOf(files)).toEqual(['李小明 01 初中2025级1班', '王小红 02 高中2024级2班']);
});

test('without dates of the session its school year counts, named by its end', () => {
  const files = goodFiles();
  for (const line of [2, 3]) {
    edit(files, 'academicSessions.csv', line, 'startDate', '');
    edit(files, 'academicSessions.csv', line, 'schoolYear', '2026');
  }
  expect(studentsOf(files)[0]).toBe('李小明 01 初中2025级1班');
});

test('a title with the number alone takes its grade from the code', () => {
  const files = edit(goodFiles(), 'classes.csv', 3, 'title', '2班');
  expect(studentsOf(files)[1]).toBe('王小红 02 高中2025级2班');
  const vocational = edit(
    edit(goodFiles(), 'classes.csv', 2, 'title', '1班'),
    'classes.csv',
    2,
    'grades',
    '11',
  );
  edit(vocational, 'classes.csv', 3, 'title', '2班');
  expect(studentsOf(vocational, ['vocational'])).toEqual([
    '李小明 01 中职2025级1班',
    '王小红 02 中职2025级2班',
  ]);
});

test('where there are 行政班, courses seat nobody', () => {
  const files = goodFiles();
  files['classes.csv']?.push([
    'math',
    '',
    '',
    '数学',
    '07',
    'course-3',
    '',
    'scheduled',
    '',
    'school-3',
    'term-2026',
  ]);
  files['enrollments.csv']?.push([
    'e',
    '',
    '',
    'math',
    'school-3',
    'student-1',
    'student',
    '',
    '',
    '',
  ]);
  expect(problemsIn(files)).toEqual([]);
});

test('columns in another order, lines that are empty or to be deleted', () => {
  const files = goodFiles();
  files['users.csv'] = (files['users.csv'] ?? []).map((row) => row.toReversed());
  files['users.csv'].splice(
    2,
    0,
    [''],
    ['', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'tobedeleted', 'x'],
  );
  expect(studentsOf(files).filter(Boolean)).toEqual([
    '01 李小明 初中2026级1班',
    '02 王小红 高中2025级2班',
  ]);
});

test('teachers and students who are switched off are left out', () => {
  const files = edit(goodFiles(), 'users.csv', 2, 'enabledUser', 'false');
  edit(files, 'users.csv', 3, 'role', 'teacher');
  expect(studentsOf(files)).toEqual([]);
  expect(read(files)).toMatchObject({ problems: [], notes: [expect.stringContaining('1 名停用')] });
});

test('an enrolment that has ended seats nobody', () => {
  const files = edit(goodFiles(), 'enrollments.csv', 2, 'endDate', '2026-10-13');
  expect(problemsIn(files)).toEqual([
    'users.csv 2 A 列「sourcedId」 enrollments.csv 里没有这名学生现在的班。',
  ]);
  expect(problemsIn(edit(files, 'enrollments.csv', 2, 'endDate', '2026-10-14'))).toEqual([]);
});

test('a class that cannot be understood is a problem of classes.csv', () => {
  expect(problemsIn(edit(goodFiles(), 'classes.csv', 2, 'title', '实验班'))).toEqual([
    'classes.csv 2 D 列「title」 看不懂班级「实验班」。',
  ]);
  expect(problemsIn(edit(goodFiles(), 'classes.csv', 2, 'grades', '08'))).toEqual([
    'classes.csv 2 E 列「grades」 年级和班级对不上：年级「8」、班级「七年级1班」。',
  ]);
});

test.each([
  ['classes.csv', 'courseSourcedId', 'F', 'courses.csv'],
  ['classes.csv', 'termSourcedIds', 'K', 'academicSessions.csv'],
  ['users.csv', 'orgSourcedIds', 'E', 'orgs.csv'],
  ['enrollments.csv', 'schoolSourcedId', 'E', 'orgs.csv'],
])('a reference of %s to nothing: %s', (file, column, letter, target) => {
  expect(problemsIn(edit(goodFiles(), file, 3, column, 'nobody'))).toEqual([
    `${file} 3 ${letter} 列「${column}」 ${target} 里没有 sourcedId 为「nobody」的一行。`,
  ]);
});

test('an enrolment of nobody, or in no class, names the line and who is left without', () => {
  expect(problemsIn(edit(goodFiles(), 'enrollments.csv', 3, 'userSourcedId', 'nobody'))).toEqual([
    'enrollments.csv 3 F 列「userSourcedId」 users.csv 里没有 sourcedId 为「nobody」的一行。',
    'users.csv 3 A 列「sourcedId」 enrollments.csv 里没有这名学生现在的班。',
  ]);
  expect(problemsIn(edit(goodFiles(), 'enrollments.csv', 3, 'classSourcedId', ''))[0]).toBe(
    'enrollments.csv 3 D 列「classSourcedId」 没有填写。',
  );
});

test('one id twice, one student in two classes', () => {
  const twice = edit(goodFiles(), 'users.csv', 3, 'sourcedId', 'student-1');
  expect(problemsIn(twice)).toContain('users.csv 3 A 列「sourcedId」 sourcedId 和第 2 行相同。');
  const inTwo = edit(goodFiles(), 'enrollments.csv', 3, 'userSourcedId', 'student-1');
  expect(problemsIn(inTwo)).toContain(
    'enrollments.csv 3 D 列「classSourcedId」 这名学生（users.csv 第 2 行）在第 2 行已经编在另一个班。',
  );
});
