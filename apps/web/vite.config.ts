import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, gzip as zlibGzip } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type Plugin } from 'vite';

/** The faces that the first paint needs, by the start of their file names. */
const firstFaces = ['inter-latin-wght-normal'];

/** Names the first paint's fonts in the built page, so that they load beside the styles and not after them. */
const preloadFonts = (): Plugin => ({
  name: 'parley:preload-fonts',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => firstFaces.some((face) => file.includes(face)))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
          injectTo: 'head-prepend' as const,
        })),
  },
});

/** Writes a compressed copy beside each text of the build, so that the server sends it as it is. */
const compress = (): Plugin => ({
  name: 'parley:compress',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const texts = Object.keys(bundle).filter((file) => /\.(js|css|html|svg)$/.test(file));
    await Promise.all(texts.map((file) => compressFile(`${dir}/${file}`)));
  },
});

async function compressFile(path: string) {
  const text = await readFile(path);
  await Promise.all([writeFile(`${path}.br`, await brotli(text)), writeFile(`${path}.gz`, await gzip(text))]);
}

const brotli = promisify(brotliCompress);
const gzip = promisify(zlibGzip);

/** What changes only when a library is updated, apart from what changes with the product. */
const libraries = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store)[\\/]/ },
  // Only who is signed in has a connection.
  { name: 'socket', test: /node_modules[\\/]@trpc[\\/].*wsLink/, includeDependenciesRecursively: false },
  // Only a form that one leaves with changes blocks the way.
  {
    name: 'data',
    test: /node_modules[\\/]@(tanstack|trpc)[\\/](?!.*useBlocker)/,
    includeDependenciesRecursively: false,
  },
  { name: 'motion', test: /node_modules[\\/](framer-motion|motion-dom|motion-utils)[\\/]/ },
];

/** Names each icon by its own file, so that it is known which part of the product brings which. */
const iconFiles = (): Plugin => ({
  name: 'parley:icon-files',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\.tsx?(\?|$)/, code: "from 'lucide-react'" },
    // The lines stay where they are, so the map of what was there before still fits.
    handler: (code) => ({ code: code.replace(iconImport, (_, names: string) => iconImports(names)), map: null }),
  },
});

const iconImport = /import \{([^}]*)\} from 'lucide-react';/g;

const iconImports = (names: string) =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => `import ${name} from 'lucide-react/icons/${fileName(name)}';`)
    .join(' ');

const fileName = (icon: string) => icon.replace(/(?<=[a-z])(?=[A-Z\d])/g, '-').toLowerCase();

const component = (route: string) => `/src/routes/${route}.tsx?tsr-split=component`;

/** Where what is loaded together begins, by the ends of the files' names. */
const beginnings = {
  every: ['/src/main.tsx'],
  form: [component('sign-in')],
  shell: [component('_app'), component('_app.groups.$groupId')],
  room: [component('_app.groups.$groupId.rooms.$roomId')],
};

const parts = ['every', 'form', 'shell', 'room'] as const;

/**
 * Keeps together what is loaded together, since many small files compress badly: what every page needs, what stands around
 * each room, and a room. What only some pages need stays apart.
 */
function pageChunks() {
  const loaded = {
    every: new Set<string>(),
    form: new Set<string>(),
    shell: new Set<string>(),
    room: new Set<string>(),
  };
  const isGrouped = (id: string) => /[\\/](src|lucide-react|virtua|uuid)[\\/]/.test(id) && !/[\\/]routes[\\/]/.test(id);
  const isInApp = (id: string) => loaded.shell.has(id) || loaded.room.has(id);

  const plugin: Plugin = {
    name: 'parley:page-chunks',
    apply: 'build',
    buildEnd() {
      const add = (id: string, found: Set<string>) => {
        if (found.has(id)) return;
        found.add(id);
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) add(imported, found);
      };
      for (const id of this.getModuleIds()) {
        for (const part of parts) if (beginnings[part].some((end) => id.endsWith(end))) add(id, loaded[part]);
      }
    },
  };
  const chunk = (name: string, has: (id: string) => boolean) => ({
    name,
    test: (id: string) => isGrouped(id) && has(id),
  });
  const groups = [
    chunk('base', (id) => loaded.every.has(id) || (loaded.form.has(id) && isInApp(id))),
    chunk('shell', (id) => loaded.shell.has(id)),
    chunk('room', (id) => loaded.room.has(id)),
  ];
  return { plugin, groups };
}

const routerOptions: Parameters<typeof tanstackRouter>[0] = {
  target: 'react',
  autoCodeSplitting: true,
  quoteStyle: 'single',
  semicolons: true,
  routeFileIgnorePattern: '\\.test\\.',
};

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, '.', ['WEB_PORT', 'SERVER_ORIGIN']);
  const chunks = pageChunks();
  const target = env.SERVER_ORIGIN ?? 'http://localhost:5180';

  return {
    plugins: [
      tanstackRouter(routerOptions),
      react(),
      tailwindcss(),
      preloadFonts(),
      compress(),
      iconFiles(),
      chunks.plugin,
    ],
    // Finds what is only loaded on demand at the start, so that no page reloads in the middle of work.
    optimizeDeps: { entries: ['index.html', 'src/**/*.tsx', 'src/**/*.ts', '!src/**/*.test.*'] },
    server: {
      host: 'localhost',
      port: Number(env.WEB_PORT ?? 5173),
      strictPort: true,
      proxy: { '/trpc': { target, ws: true }, '^/(health|dev|exports|oauth|pictures|uploads)': { target } },
    },
    // React has by itself what this was made for.
    resolve: { alias: { 'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector' } },
    build: {
      manifest: true,
      sourcemap: true,
      // A strict policy allows no data: URLs, so nothing is inlined.
      assetsInlineLimit: 0,
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      rolldownOptions: {
        // They say so themselves, but for the file of the connection, which every page would then load.
        treeshake: { moduleSideEffects: [{ test: /node_modules[\\/]@trpc[\\/]/, sideEffects: false }] },
        output: { codeSplitting: { groups: [...libraries, ...chunks.groups] } },
      },
    },
  };
});
