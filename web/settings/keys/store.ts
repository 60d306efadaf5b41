import { computed, signal } from '@preact/signals'
import { ApiProblem } from '../../api'
import { may } from '../../session'
import { type ApiKey, type KeyWanted, keyServer } from './server'

/** The tenant's keys, and the secret of the one that was just made. */
export function createKeys() {
  const keys = signal<ApiKey[] | null>(null)
  const problem = signal<ApiProblem | null>(null)
  /** Told once: here, until somebody has copied it or leaves the page. */
  const secret = signal<{ name: string; secret: string } | null>(null)

  async function load(): Promise<void> {
    try {
      keys.value = await keyServer.list()
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
  }

  if (may('key.write')) void load()
  return {
    keys,
    problem,
    secret,
    live: computed(() => (keys.value ?? []).filter((key) => !isOver(key, Date.now()))),
    over: computed(() => (keys.value ?? []).filter((key) => isOver(key, Date.now()))),
    load,
    /** These throw what was refused. */
    async make(wanted: KeyWanted): Promise<void> {
      const made = await keyServer.make(wanted)
      secret.value = { name: made.key.name, secret: made.secret }
      keys.value = [made.key, ...(keys.peek() ?? [])]
    },
    async change(keyId: string, change: Partial<KeyWanted>): Promise<void> {
      const { key } = await keyServer.change(keyId, change)
      keys.value = (keys.peek() ?? []).map((one) => (one.id === keyId ? key : one))
    },
    async revoke(keyId: string): Promise<void> {
      await keyServer.revoke(keyId)
      await load()
    },
  }
}

export type KeyStore = ReturnType<typeof createKeys>

/** Revoked, or its time has come and nobody has noted that yet. */
export function isOver({ revokedAt, expiresAt }: ApiKey, now: number): boolean {
  return revokedAt !== null || (expiresAt !== null && expiresAt <= now)
}
