import type { CountyJob } from './api.ts';

/** How far an import is. */
export function Progress({ job, online }: { job: CountyJob; online: boolean }) {
  const { schools, schoolsDone, students, studentsDone, fileName } = job;
  return (
    <div class="roster-step">
      <h2>正在导入：{fileName}</h2>
      <progress max={students} value={studentsDone} aria-label="已经导入的学生" />
      <p class="num">
        学校 {schoolsDone} / {schools.length} 所 · 学生 {studentsDone} / {students} 名
      </p>
      <p class="soft">
        {online
          ? '导入在服务器上进行，可以离开这一页，回来时接着看。'
          : '暂时没有连上服务器，正在再试；导入不受影响。'}
      </p>
    </div>
  );
}
