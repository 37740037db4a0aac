import type { Preview } from './api.ts';
import {
  allDifferent,
  allSame,
  at,
  type Choices,
  chosenTwice,
  keyOf,
  undecided,
} from './decided.ts';
import { More } from './More.tsx';

type Proposal = Preview['proposals'][number];
type Candidate = Proposal['candidates'][number];
type Props = {
  proposals: Proposal[];
  choices: Choices;
  onChoose: (choices: Choices) => void;
};

/** Newcomers with the name of a student elsewhere: is it the same person? A person decides. */
export function Transfers({ proposals, choices, onChoose }: Props) {
  if (proposals.length === 0) return null;
  const open = undecided(proposals, choices).length;
  const twice = chosenTwice(proposals, choices);
  return (
    <section class="desk-section">
      <h3>
        可能是转来的学生 <span class="soft num">{proposals.length} 人</span>
      </h3>
      <p class="soft">
        本县别的学校有同名的学生，年级也接得上。“是同一人”：原来的账号、学习记录和密码跟着转来；“不是同一人”：建新账号。每一名都要选。还在别的学校就读的，要等那所学校登记离校：请和那所学校联系，或请教育局一起处理，再导入一次同一份文件。
      </p>
      <div class="desk-tools">
        <button type="button" class="button" onClick={() => onChoose(allSame(proposals, choices))}>
          全部是
        </button>
        <button type="button" class="button" onClick={() => onChoose(allDifferent(proposals))}>
          全部不是
        </button>
      </div>
      <p role="status" class={open > 0 ? 'roster-notice care' : 'roster-notice good'}>
        {open > 0 ? `还有 ${open} 人没有选。` : '都选好了。'}
        {twice.length > 0 &&
          `同一名学生选给了几行：${twice.map(at).join('、')}。只能有一行是，请改选。`}
      </p>
      <More of={proposals}>
        {(one) => (
          <li key={keyOf(one)}>
            <Choice
              proposal={one}
              chosen={choices.get(keyOf(one))}
              onChoose={(student) => onChoose(new Map(choices).set(keyOf(one), student))}
            />
          </li>
        )}
      </More>
    </section>
  );
}

type ChoiceProps = {
  proposal: Proposal;
  chosen: number | null | undefined;
  onChoose: (student: number | null) => void;
};

function Choice({ proposal, chosen, onChoose }: ChoiceProps) {
  const option = (student: number | null, label: string) => (
    <label class="roster-check" key={student}>
      <input
        type="radio"
        name={`transfer ${keyOf(proposal)}`}
        checked={chosen === student}
        onChange={() => onChoose(student)}
      />
      {label}
    </label>
  );
  const { name, className, candidates } = proposal;
  return (
    <fieldset>
      <legend>
        {at(proposal)} · <b>{name}</b> · {className}
      </legend>
      {candidates.map((one) => option(one.student, `是同一人：${wordsOf(one)}`))}
      {option(null, '不是同一人')}
    </fieldset>
  );
}

const states = { studying: '仍在读', graduated: '已毕业', left: '已离校' };

/** Who still studies elsewhere is not taken from there: the row waits for that school. */
const wordsOf = ({ school, className, now, waits, leftOn }: Candidate): string =>
  waits
    ? `还在${school}就读。这一行先不导入，等${school}登记离校（原因选“转学”）`
    : `可能是从${school}${className}转来的（${states[now]}${leftOn ? `，${leftOn}` : ''}）`;
