import { recoverByOperator } from '#usecases/bureau/staff/recoverByOperator';
import type { Command } from '../command.ts';
import { done, failed } from '../outcome.ts';
import { linkLines } from './linkLines.ts';

export const recoverStaff: Command = {
  usage: '--name SIGN-IN-NAME [--drop-two-step]',
  help: '给没有上级的教职工一个找回密码的链接 · a new link for staff with nobody above them',
  options: { name: { type: 'string' }, 'drop-two-step': { type: 'boolean' } },
  required: ['name'],
  async run({ options }, settings) {
    const who = {
      signInName: String(options.name),
      dropTwoStep: options['drop-two-step'] === true,
    };
    const made = await recoverByOperator(who, Date.now());
    if (!made) return failed('没有这个登录名 · nobody has this sign-in name');
    if ('problem' in made) return failed(made.problem);
    return done(linkLines(made.invitation, settings), { path: made.invitation.path });
  },
};
