import { strToU8, zipSync } from 'fflate';

export type RosterSchool = { code: string; name: string };
export type RosterStudent = {
  school: RosterSchool;
  number: string;
  name: string;
  className: string;
};

const headings = ['序号', '学校代码', '学校名称', '学号', '姓名', '年级', '班级', '备注'];
const grades = ['七年级', '八年级', '九年级'];
const families = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗';
const given = '子雨一欣梓宇思嘉文俊浩佳诗涵明志建国海晓春秋月华丽英杰伟强芳';
const classSize = 46;

/** Invented schools: 县001中学 and so on. */
export const rosterSchools = (count: number): RosterSchool[] =>
  Array.from({ length: count }, (_, i) => {
    const number = String(i + 1).padStart(3, '0');
    return { code: `XZ${number}`, name: `县${number}中学` };
  });

/** Invented students, as many in each school, all in classes of junior school. */
export function rosterStudents(schools: readonly RosterSchool[], count: number): RosterStudent[] {
  const perSchool = Math.ceil(count / schools.length);
  return Array.from({ length: count }, (_, i) => {
    const place = i % perSchool;
    const inGrade = Math.ceil(perSchool / grades.length);
    const letter = (of: string, n: number) => of[n % of.length] ?? '';
    return {
      school: schools[Math.floor(i / perSchool)] as RosterSchool,
      number: `26${String(i + 1).padStart(6, '0')}`,
      name:
        letter(families, i * 7) + letter(given, i * 11) + letter(given, Math.floor(i / 31) * 13),
      className: `${grades[Math.floor(place / inGrade)]}${1 + Math.floor((place % inGrade) / classSize)}班`,
    };
  });
}

/** The students as an .xlsx as LibreOffice writes it: one sheet, shared strings, a style on each cell. */
export function rosterXlsx(students: readonly RosterStudent[]): Uint8Array {
  const strings = new Map<string, number>();
  const shared = (text: string) => {
    const found = strings.get(text) ?? strings.size;
    strings.set(text, found);
    return found;
  };
  const cell = (at: string, value: string | number) =>
    typeof value === 'number'
      ? `<c r="${at}" s="0" t="n"><v>${value}</v></c>`
      : `<c r="${at}" s="0" t="s"><v>${shared(value)}</v></c>`;
  const row = (values: (string | number)[], i: number) =>
    `<row r="${i + 1}" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">${values
      .map((value, column) => cell(`${String.fromCharCode(65 + column)}${i + 1}`, value))
      .join('')}</row>`;
  const rows = [row(headings, 0)];
  for (const [i, { school, number, name, className }] of students.entries()) {
    const values = [
      i + 1,
      school.code,
      school.name,
      number,
      name,
      className.slice(0, 3),
      className,
    ];
    rows.push(row(values, i + 1));
  }
  const sheet = `${start}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const items = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${text}</t></si>`);
  return zipSync({
    ...skeleton,
    'xl/worksheets/sheet1.xml': strToU8(sheet),
    'xl/sharedStrings.xml': strToU8(
      `${start}<sst xmlns="${main}" count="${items.length}" uniqueCount="${items.length}">${items.join('')}</sst>`,
    ),
  });
}

const start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

const relations = (targets: [type: string, target: string][]) =>
  strToU8(
    `${start}<Relationships xmlns="${packaged}/relationships">${targets
      .map(
        ([type, target], i) =>
          `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  );

const skeleton = {
  '[Content_Types].xml': strToU8(
    `${start}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
  ),
  '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
  'xl/workbook.xml': strToU8(
    `${start}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" state="visible" r:id="rId1"/></sheets></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': relations([
    ['worksheet', 'worksheets/sheet1.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
    ['styles', 'styles.xml'],
  ]),
  'xl/styles.xml': strToU8(
    `${start}<styleSheet xmlns="${main}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
  ),
};
