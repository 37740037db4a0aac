import { dayOf, timeOf } from '#domain/time';
import type { AuditBreak, Verification } from '#usecases/operator/verifyAudit';
import type { Command } from '../command.ts';
import { notedHead, sealNow } from '../head.ts';
import { inChild } from '../inChild.ts';
import { done } from '../outcome.ts';

export const verifyAudit: Command = {
  usage: '[--head SEAL]',
  help: '核对操作记录没有被改过 · prove that nobody changed the trail',
  options: { head: { type: 'string', multiple: false } },
  async run({ options }, settings) {
    const noted = [notedHead(settings.dataDir), options.head];
    const known = noted.filter((seal) => typeof seal === 'string');
    // First the proof, then new seals: what was changed shall not be sealed again.
    const found = await inChild<Verification>('verify', { known }, settings);
    const { seals, events, unsealed, broken } = found;
    if (broken) return { code: 1, lines: [`✗ ${breakWords(broken)}`], data: { ...found } };
    const { head } = await sealNow(settings.dataDir);
    const waiting = unsealed.since === null ? '' : `，最早的在 ${moment(unsealed.since)}`;
    return done(
      [
        `✓ ${events} 条记录、${seals} 个封条都对 · all whole`,
        ...(unsealed.events > 0
          ? [`刚才还有 ${unsealed.events} 条没有封${waiting}，现在封好了 · now sealed`]
          : []),
        ...(head ? [`最新的封条，请抄在别处 · newest seal, note it elsewhere: ${head.seal}`] : []),
      ],
      { ...found, head: head ?? null },
    );
  },
};

const moment = (ms: number) => `${dayOf(ms)} ${timeOf(ms)}`;

/** What is wrong with the trail, in words. */
export function breakWords(broken: AuditBreak): string {
  switch (broken.kind) {
    case 'changed':
      return `第 ${broken.eventId} 条记录被改过 · event ${broken.eventId} was changed`;
    case 'added':
      return `第 ${broken.eventId} 条记录是后来塞进去的 · event ${broken.eventId} was added later`;
    case 'missing':
      return `第 ${broken.eventId} 条记录没有了 · event ${broken.eventId} is missing`;
    case 'sealMissing':
      return `第 ${broken.afterEventId} 条之后少了封条 · a seal is missing after event ${broken.afterEventId}`;
    case 'sealOrder':
      return `第 ${broken.afterEventId} 条之后封条的次序不对 · seals out of order after event ${broken.afterEventId}`;
    case 'sealChanged':
      return `第 ${broken.afterEventId} 条之后的封条不对，或者密钥换过 · the seal after event ${broken.afterEventId} is wrong, or the secret is another one`;
  }
}
