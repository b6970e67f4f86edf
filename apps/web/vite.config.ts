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
const vendors = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'data', test: /node_modules[\\/]@(tanstack|trpc)[\\/]/ },
];

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, '.', ['WEB_PORT', 'SERVER_ORIGIN']);
  const target = env.SERVER_ORIGIN ?? 'http://localhost:5180';

  return {
    plugins: [
      tanstackRouter({
        target: 'react',
        autoCodeSplitting: true,
        quoteStyle: 'single',
        semicolons: true,
        routeFileIgnorePattern: '\\.test\\.',
      }),
      react(),
      tailwindcss(),
      preloadFonts(),
      compress(),
    ],
    // Finds what is only loaded on demand at the start, so that no page reloads in the middle of work.
    optimizeDeps: { entries: ['index.html', 'src/**/*.tsx', 'src/**/*.ts', '!src/**/*.test.*'] },
    server: {
      host: 'localhost',
      port: Number(env.WEB_PORT ?? 5173),
      strictPort: true,
      proxy: { '/trpc': { target, ws: true }, '/health': { target } },
    },
    build: {
      manifest: true,
      sourcemap: true,
      // A strict policy allows no data: URLs, so nothing is inlined.
      assetsInlineLimit: 0,
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      rolldownOptions: { output: { codeSplitting: { groups: vendors } } },
    },
  };
});
