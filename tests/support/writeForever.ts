import { writeSync } from 'node:fs';
import { connect, db } from '#db/client';
import { auditEvent } from '#db/commands/audit/auditEvent';
import { regions } from '#db/schema/index';
import { write } from '#db/writer';

/** Writes acts of two rows without end, and prints the id of each once it is acknowledged. */
const [file = '', round = ''] = process.argv.slice(2);
await connect(`file:${file}`);

for (let n = 0; ; n += 10) {
  await Promise.all(
    Array.from({ length: 10 }, async (_, i) => {
      const code = `${round}-${n + i}`;
      await write([
        db().insert(regions).values({ code, parentCode: null, level: 'county', name: code }),
        auditEvent({ at: 0, accountId: null, act: 'read', subject: `region ${code}` }),
      ]);
      writeSync(1, `${code}\n`);
    }),
  );
}
