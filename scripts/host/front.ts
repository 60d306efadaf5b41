import { setTimeout as sleep } from 'node:timers/promises'
import { type Request, Response } from 'miniflare'
import { answerFromSite, loadSite, type Site } from './site.ts'

export interface Front {
  answer(request: Request): Promise<Response>
  /** Serves what is built there from now on. */
  show(folder: string): Promise<void>
}

/** The Node side of the door: is the seed in, and the dashboard's files as Pages would serve them. */
export function createFront(isReady: () => boolean): Front {
  let site: Site = { files: new Map(), rules: [] }
  return {
    answer: async (request) => {
      const { hostname, pathname } = new URL(request.url)
      if (hostname === 'host' && pathname === '/ready') return new Response(null, { status: isReady() ? 204 : 503 })
      return answerFromSite(site, request)
    },
    show: async (folder) => {
      site = await whole(folder)
    },
  }
}

/** Another program may be putting its build in the place of this one. */
async function whole(folder: string): Promise<Site> {
  for (let tries = 20; ; tries--) {
    try {
      return loadSite(folder)
    } catch (error) {
      if (tries === 0) throw error
      await sleep(50)
    }
  }
}
