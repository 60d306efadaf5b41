import type { Plugin } from 'vite'

/** The page's own letters are asked for together with the styles that name them, under the name the build gave them. */
export function preloadFont(name: string): Plugin {
  return {
    name: 'preload-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const file = Object.keys(bundle ?? {}).find((path) => path.startsWith(`assets/${name}`))
        if (!file) throw new Error(`No style asks for ${name}`)
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${file}` }
        return [{ tag: 'link', attrs, injectTo: 'head' }]
      },
    },
  }
}
