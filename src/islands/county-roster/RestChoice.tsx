export type Rest = 'later' | 'same' | 'different';

type Props = {
  /** Who has not been decided one by one. */
  open: number;
  /** Of all proposals, those that leave no doubt who is meant. */
  sole: number;
  rest: Rest;
  onChoose: (rest: Rest) => void;
};

/** What becomes of newcomers who were not decided one by one. */
export function RestChoice({ open, sole, rest, onChoose }: Props) {
  const option = (value: Rest, label: string) => (
    <label class="roster-check">
      <input type="radio" name="rest" checked={rest === value} onChange={() => onChoose(value)} />
      {label}
    </label>
  );
  return (
    <fieldset class="county-rest">
      <legend>没有逐个选的 {open} 人</legend>
      {option('later', '以后再定：有这些学生的学校这次先不导入')}
      {option('different', '都不是同一人：建新账号')}
      {option(
        'same',
        `没有疑问的都是同一人（同名的只有一人，不在别校就读，也只有一行，共 ${sole} 人）；有疑问的学校先不导入`,
      )}
    </fieldset>
  );
}
