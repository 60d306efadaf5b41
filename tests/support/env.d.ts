import type { D1Migration } from '@cloudflare/vitest-plugin'
import type { Env } from '../../workers/env'

declare global {
  /** Vite's, without the rest of its browser types. */
  interface ImportMeta {
    glob<File>(patterns: string[], options: { query: string; import: string; eager: true }): Record<string, File>
  }
  namespace Cloudflare {
    // `env` of cloudflare:workers has this type in tests.
    interface Env extends WhatsNexusEnv {
      TEST_MIGRATIONS: D1Migration[]
    }
    interface GlobalProps {
      mainModule: typeof import('../../workers/index')
    }
  }
}

type WhatsNexusEnv = Env
