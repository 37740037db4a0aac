import type { Unusable } from '#domain/people/roster/readRoster';
import type { Refusal } from '#usecases/school/roster/parse/refusal';
import { refusals } from '#usecases/school/roster/parse/refusal';

const kept = '题库没有变动。';
const formats = '.xlsx、.xls、.csv 表格，GIFT 文本（.txt），Moodle XML 或 QTI 3.0（.xml、.zip）';
const smaller = '请分成几个小一些的文件，再上传。';

const words = {
  empty: `文件是空的，没有导入；${kept}请选择有题目的文件。`,
  tooLarge: `文件超过了一次上传的大小上限，没有读取；${kept}${smaller}`,
  type: `这不是能读的题目文件（只收 ${formats}），没有导入；${kept}请换一种格式导出后再上传。`,
  webPage: `这个文件其实是网页格式，没有导入；${kept}请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。`,
  encrypted: `这个文件设了打开密码，没有读取；${kept}请去掉密码，保存后再上传。`,
  unreadable: `文件读不出来，可能没有保存完整，没有导入；${kept}请重新导出一次，再上传。`,
  coding: `文件的文字编码读不出来（应为 UTF-8 或 GB18030），没有导入；${kept}请另存为 UTF-8 后再上传。`,
  bomb: `文件解开后太大（超过 64 MB 或 2000 个部件），没有读取；${kept}${smaller}`,
  tooComplex: `文件太复杂，读取时用完了时间或内存，已经停下，没有导入；${kept}${smaller}`,
  busy: `正在处理的文件太多，这个文件还没有读取；${kept}请过一分钟再上传。`,
  doctype: `文件里有 DOCTYPE 或实体声明，为了安全没有读取；${kept}请删掉这一段，再上传。`,
  otherXml: `这个 XML 不是 Moodle XML，也不是 QTI 3.0 的题目，没有导入；${kept}请换一种格式导出后再上传。`,
  oldQti: `这是 QTI 2.x 的题目，没有导入；${kept}请在原来的系统里选 QTI 3.0 导出，再上传。`,
  noManifest: `压缩包里没有 imsmanifest.xml，不是 QTI 3.0 的题目包，没有导入；${kept}请上传系统导出的整个压缩包。`,
} as const;

/** Why a file of questions is refused as a whole. */
export const refused = (why: keyof typeof words): Unusable => ({
  slug: `questions-${why}`,
  detail: words[why],
});

/** A file of questions that cannot be read at all. */
export class Unreadable extends Error {
  readonly unusable: Unusable;
  constructor(unusable: Unusable) {
    super(unusable.slug);
    this.unusable = unusable;
  }
}

export const refuseFile = (why: keyof typeof words): never => {
  throw new Unreadable(refused(why));
};

/** XML that breaks the rules of XML, with the place. */
export const brokenXml = (place: string): Unreadable =>
  new Unreadable({
    slug: 'questions-unreadable',
    detail: `${place}的 XML 写得不完整（标签没有配对，或有没转写的 & <），没有导入；${kept}请重新导出一次，再上传。`,
  });

export const tooMany = (most: number): Unusable => ({
  slug: 'questions-too-many',
  detail: `文件超过一次 ${most} 题的上限，没有导入；${kept}${smaller}`,
});

/** The same for what the readers of tables threw. */
export function refusedLike({ unusable }: Refusal): Unusable {
  const [why] = (Object.keys(refusals) as (keyof typeof refusals)[]).filter(
    (key) => refusals[key].detail === unusable.detail,
  );
  return refused(why ?? 'unreadable');
}
