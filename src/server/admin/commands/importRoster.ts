import { importSchoolRoster } from '#usecases/operator/importSchoolRoster';
import type { Command } from '../command.ts';
import { done, failed } from '../outcome.ts';

export const importRoster: Command = {
  usage: '--school CODE [--new-persons] FILE',
  help: '导入一所学校的名单，有一处问题就都不导入 · import the roster of one school, all or nothing',
  options: { school: { type: 'string' }, 'new-persons': { type: 'boolean' } },
  required: ['school'],
  takes: 'file',
  takesRequired: true,
  async run({ options, file }) {
    const outcome = await importSchoolRoster(
      {
        schoolCode: String(options.school),
        fileName: file?.name ?? '',
        bytes: Buffer.from(file?.base64 ?? '', 'base64'),
        newPersons: options['new-persons'] === true,
      },
      Date.now(),
    );
    if ('refused' in outcome) return failed(...outcome.refused);
    const { added, changed, unchanged } = outcome.imported;
    return done(
      [`新增 ${added} 人，改动 ${changed} 人，不变 ${unchanged} 人 · imported`],
      outcome.imported,
    );
  },
};
