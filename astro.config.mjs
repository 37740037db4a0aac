import node from '@astrojs/node';
import preact from '@astrojs/preact';
import { defineConfig, passthroughImageService } from 'astro/config';

/**
 * The built pages and the API must share one database writer, so the modules that
 * own state are left out of Astro's bundle: Node loads the same source files once
 * for both, by the `imports` of package.json.
 */
const sharedWithServer = {
  name: 'shared-with-server',
  apply: 'build',
  enforce: 'pre',
  applyToEnvironment: (environment) => environment.name !== 'client',
  resolveId: (id) =>
    /^#(db|usecases|auth|api|server)\//.test(id) ? { id, external: true } : undefined,
};

/** No island uses signals, which @astrojs/preact carries along for those that do. */
const withoutSignals = {
  name: 'without-signals',
  apply: 'build',
  enforce: 'pre',
  applyToEnvironment: (environment) => environment.name === 'client',
  resolveId: (id) => (id === '@preact/signals' ? '\0no-signals' : undefined),
  load: (id) => (id === '\0no-signals' ? 'export const signal = undefined;' : undefined),
};

/** In development the API runs beside Astro's own server, on the same database. */
const apiInDevelopment = {
  name: 'api-in-development',
  hooks: {
    'astro:server:setup': async ({ server }) => {
      const { prepareDevelopment, answerApi } = await import('./src/server/development.ts');
      await prepareDevelopment();
      server.middlewares.use('/api', answerApi);
    },
  },
};

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware' }),
  integrations: [preact(), apiInDevelopment],
  compressHTML: true,
  session: false,
  image: { service: passthroughImageService() },
  security: { csp: true, checkOrigin: false },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  vite: {
    plugins: [sharedWithServer, withoutSignals],
    build: { target: 'chrome87' },
  },
});
