import { defineConfig } from 'vite'
import { preloadFont } from './build/preload-font.ts'
import { publicPages } from './build/public-pages.ts'
import { serviceWorker } from './build/service-worker.ts'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [publicPages(), preloadFont('figtree-latin-wght-normal'), serviceWorker()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    target: 'es2023',
    // The content security policy allows no data: URLs in scripts, styles and fonts, and small files are cached too.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'sw.ts' },
      output: {
        // Two files for the first page, of which a deployment mostly changes one; what is opened later comes when it is
        // opened. Left to itself the build makes a file of everything that a later part happens to share.
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/ },
            { name: 'app', tags: ['$initial'], test: (id) => !id.endsWith('/sw.ts') },
          ],
        },
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
