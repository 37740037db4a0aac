import type { Preview } from './api.ts';

type Student = Preview['absent'][number];
export type Leaving = { students: ReadonlySet<number>; on: string };
type Props = {
  preview: Preview;
  today: string;
  leaving: Leaving;
  onChange: (leaving: Leaving) => void;
};

/** Who is in a class of the file but not in the file: nothing happens to them unless ticked. */
export function Absent({ preview: { absent, counts }, today, leaving, onChange }: Props) {
  if (counts.absent === 0) return null;
  const { students, on } = leaving;
  const toggle = (ids: readonly number[], isGone: boolean) => {
    const all = new Set(students);
    for (const id of ids) isGone ? all.add(id) : all.delete(id);
    onChange({ students: all, on });
  };
  const classes = [...byClass(absent)];
  return (
    <details class="roster-absent">
      <summary>
        离校？名单中没有的{' '}
        <span class="soft num">
          {counts.absent} 人{students.size > 0 && `，已勾选 ${students.size} 人`}
        </span>
      </summary>
      <p class="soft">
        只看了这个文件里有的班。不勾选的人保留不变；勾选的人在导入时登记离校，记录都留着。
        {counts.absent > absent.length && `先列出前 ${absent.length} 人，其余的请按班上传再看。`}
      </p>
      <label class="roster-date">
        离校日期（从这一天起不在校）
        <input
          type="date"
          required
          max={today}
          value={on}
          onInput={({ currentTarget }) => onChange({ students, on: currentTarget.value })}
        />
      </label>
      <label class="roster-check">
        <input
          type="checkbox"
          checked={students.size === absent.length}
          onChange={({ currentTarget }) =>
            toggle(
              absent.map(({ id }) => id),
              currentTarget.checked,
            )
          }
        />
        全选
      </label>
      {classes.map(([name, group]) => (
        <fieldset key={name}>
          <legend>
            {name} <span class="soft num">{group.length} 人</span>
          </legend>
          {group.map((one) => (
            <label class="roster-check" key={one.id}>
              <input
                type="checkbox"
                checked={students.has(one.id)}
                onChange={({ currentTarget }) => toggle([one.id], currentTarget.checked)}
              />
              <span>
                {one.name} <span class="soft num">{one.number}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </details>
  );
}

function byClass(absent: readonly Student[]): Map<string, Student[]> {
  const classes = new Map<string, Student[]>();
  for (const one of absent) {
    classes.set(one.className, [...(classes.get(one.className) ?? []), one]);
  }
  return classes;
}
