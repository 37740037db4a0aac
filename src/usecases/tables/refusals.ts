import type { Unusable } from '#domain/people/roster/readRoster';
import { refusals } from '#usecases/school/roster/parse/refusal';

const kept = '系统里的内容没有变动。';
const saveAs = '请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后再上传。';
const smaller = '请把表格复制到一个新的空白文件，只留需要的几列，保存后再上传。';

const words: Record<keyof typeof refusals, string> = {
  empty: `文件是空的，没有导入；${kept}请选择有内容的文件。`,
  tooLarge: `文件超过了一次上传的大小上限，没有读取；${kept}${smaller}`,
  type: `这不是能读的表格文件（只收 .xlsx、.xls 和 .csv），没有导入；${kept}${saveAs}`,
  webPage: `这个文件其实是网页格式（有些系统这样导出），没有导入；${kept}${saveAs}`,
  encrypted: `这个文件设了打开密码，没有读取；${kept}请在 Excel 或 WPS 里去掉密码，保存后再上传。`,
  unreadable: `文件读不出来，可能没有保存完整，没有导入；${kept}${saveAs}`,
  coding: `CSV 文件的文字编码读不出来（应为 UTF-8 或 GB18030），没有导入；${kept}${saveAs}`,
  bomb: `文件解开后太大（超过 64 MB 或 2000 个部件），没有读取；${kept}${smaller}`,
  tooComplex: `文件太复杂，读取时用完了时间或内存，已经停下，没有导入；${kept}${smaller}`,
  busy: `正在处理的文件太多，这个文件还没有读取；${kept}请过一分钟再上传。`,
};

/** Why a table is refused as a whole, in the words for any table, not only a roster. */
export function refused(why: keyof typeof refusals): Unusable {
  return { slug: refusals[why].slug.replace('roster', 'table'), detail: words[why] };
}

/** The same for what the readers of rosters threw. */
export function refusedLike(unusable: Unusable): Unusable {
  const [why] = (Object.keys(refusals) as (keyof typeof refusals)[]).filter(
    (key) => refusals[key].detail === unusable.detail,
  );
  return refused(why ?? 'unreadable');
}

export const tooManyRows = (rows: number): Unusable => ({
  slug: 'table-too-many-rows',
  detail: `文件超过一次 ${rows} 行的上限，没有导入；${kept}请分成几个文件上传。`,
});
