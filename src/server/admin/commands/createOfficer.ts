import { createOfficer as create } from '#usecases/bureau/staff/createOfficer';
import type { Command } from '../command.ts';
import { done, failed } from '../outcome.ts';
import { linkLines } from './linkLines.ts';

export const createOfficer: Command = {
  usage: '--region CODE --name SIGN-IN-NAME --shown NAME',
  help: '给一个地区加一位管理员，得到设密码的链接 · make an officer; prints a link to choose a password',
  options: { region: { type: 'string' }, name: { type: 'string' }, shown: { type: 'string' } },
  required: ['region', 'name', 'shown'],
  async run({ options }, settings) {
    const who = {
      regionCode: String(options.region),
      signInName: String(options.name),
      displayName: String(options.shown),
    };
    const made = await create(who, Date.now());
    if ('problem' in made) return failed(made.problem);
    if (!('invitation' in made)) return done(['已有这个人，现在也是这里的管理员 · role granted']);
    return done(linkLines(made.invitation, settings), { path: made.invitation.path });
  },
};
