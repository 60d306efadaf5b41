import { once } from 'node:events'
import { createServer } from 'node:http'

export interface SitePage {
  status?: number
  type?: string
  body?: string
  /** Until then it does not answer. */
  after?: Promise<unknown>
}

export const pageOf = (title: string, text: string): SitePage => ({
  body: `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`,
})

/** A website of the tenant's on this machine, which the program under test may read. */
export async function startSite(pages: (origin: string) => Record<string, SitePage>) {
  let shown: Record<string, SitePage> = {}
  const server = createServer((request, response) => {
    const {
      status = 200,
      type = 'text/html; charset=utf-8',
      body = '',
      after,
    } = shown[request.url ?? ''] ?? { status: 404 }
    void Promise.resolve(after).then(() => response.writeHead(status, { 'content-type': type }).end(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  shown = pages(origin)
  return {
    origin,
    put(path: string, page: SitePage): void {
      shown[path] = page
    },
    async end(): Promise<void> {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export const sitemapOf = (origin: string, ...paths: string[]): SitePage => ({
  type: 'application/xml',
  body: `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map((path) => `<url><loc>${origin}${path}</loc></url>`).join('')}</urlset>`,
})
