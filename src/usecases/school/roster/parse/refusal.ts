import { kept, type Unusable } from '#domain/people/roster/readRoster';

/** A file that is refused as a whole, with the sentence for the page. */
export class Refusal extends Error {
  readonly unusable: Unusable;
  constructor(unusable: Unusable) {
    super(unusable.slug);
    this.unusable = unusable;
  }
}

const saveAs = '请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后再上传。';

export const refusals = {
  empty: { slug: 'roster-empty', detail: `文件是空的，没有导入；${kept}请选择有学生名单的文件。` },
  tooLarge: {
    slug: 'roster-too-large',
    detail: `文件超过了一次上传的大小上限，没有读取；${kept}请只保留学号、姓名、年级、班级几列，去掉图片后再上传。`,
  },
  type: {
    slug: 'roster-type',
    detail: `这不是能读的名单文件（只收 .xlsx、.xls、.csv 和 OneRoster 1.1 的 .zip），没有导入；${kept}${saveAs}`,
  },
  webPage: {
    slug: 'roster-type',
    detail: `这个 .xls 其实是网页格式（有些系统这样导出），没有导入；${kept}${saveAs}`,
  },
  encrypted: {
    slug: 'roster-encrypted',
    detail: `这个文件设了打开密码，没有读取；${kept}请在 Excel 或 WPS 里去掉密码，保存后再上传。`,
  },
  unreadable: {
    slug: 'roster-unreadable',
    detail: `文件读不出来，可能没有保存完整，没有导入；${kept}${saveAs}`,
  },
  coding: {
    slug: 'roster-unreadable',
    detail: `CSV 文件的文字编码读不出来（应为 UTF-8 或 GB18030），没有导入；${kept}${saveAs}`,
  },
  bomb: {
    slug: 'roster-too-large',
    detail: `文件解开后太大，没有读取；${kept}请把名单复制到一个新的空白表格，保存后再上传。`,
  },
  tooComplex: {
    slug: 'roster-too-large',
    detail: `文件太复杂，读取时用完了时间或内存，已经停下，没有导入；${kept}请把名单复制到一个新的空白表格，保存后再上传。`,
  },
  busy: {
    slug: 'roster-busy',
    detail: `正在处理的名单太多，这个文件还没有读取；${kept}请过一分钟再上传。`,
  },
} satisfies Record<string, Unusable>;

export const refuse = (why: keyof typeof refusals): never => {
  throw new Refusal(refusals[why]);
};
