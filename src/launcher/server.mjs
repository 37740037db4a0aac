/**
 * How the server is run, the settings of its memory included. Of young memory V8 would take
 * 128 MB and keep it; with 8 MB the server needs 100 MB less. And glibc would learn from the
 * 19 MiB that argon2 borrows for each password to keep such blocks in every thread: after the
 * sign-ins of a bell 75 MB more, unless a block from 1 MiB on always goes back.
 */
export const server = {
  args: ['--max-semi-space-size=8', 'src/server/main.ts'],
  env: { MALLOC_MMAP_THRESHOLD_: '1048576' },
};
