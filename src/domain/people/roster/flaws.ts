import { type Field, fieldNames } from './headers.ts';
import type { Flaw } from './values.ts';

const formHelp: Record<Field, string> = {
  number: '学号只能用字母、数字和短横线，最多 20 位。',
  name: '姓名只写文字，少数民族姓名可用“·”；不要写星号、问号或一串数字。',
  class: '请写成“七年级3班”“高一(2)班”或“2025级1班”这样的形式。',
  grade: '请写成“七年级”“高一”或“2025级”这样的形式。',
  entry: '请写成 2025 或 2025-09 这样的形式。',
  school: '请写学校的名称。',
  schoolCode: '请写学校的代码。',
};

const noId: Record<Field, string> = {
  number: '请改用校内学号；没有校内学号就删掉这一列，由平台编号。',
  name: '请改成学生的姓名。',
  class: formHelp.class,
  grade: formHelp.grade,
  entry: formHelp.entry,
  school: formHelp.school,
  schoolCode: formHelp.schoolCode,
};

/** What is wrong with a cell of this column, and what to do. The value itself is never told. */
export function flawWords(field: Field, flaw: Flaw): { what: string; todo: string } {
  const name = fieldNames[field];
  switch (flaw) {
    case 'blank':
      return { what: `${name}是空的。`, todo: `请补上${name}；如果这一行不是学生，请删掉整行。` };
    case 'formula':
      return {
        what: `${name}是公式，显示的结果可能已经过时，没有采用。`,
        todo: '请选中这一列复制，用“选择性粘贴—数值”贴回，再上传。',
      };
    case 'date':
      return { what: `Excel 把${name}变成了日期。`, todo: '请把这一列设成“文本”再填。' };
    case 'error':
      return {
        what: `${name}是 Excel 的错误值（如 #N/A）。`,
        todo: `请找出原来的${name}，直接填上。`,
      };
    case 'scientific':
      return {
        what: `${name}被 Excel 变成了科学计数法（如 1.23E+17），后面的数字已经丢失。`,
        todo: '请把这一列设成“文本”再填：照原始名册重新填写，再上传；身份证号和学籍号不要填。',
      };
    case 'id':
      return { what: `${name}里像是身份证号或学籍号，没有读取，也没有保存。`, todo: noId[field] };
    case 'form':
      return { what: `${name}里有不能用的内容。`, todo: formHelp[field] };
  }
}
