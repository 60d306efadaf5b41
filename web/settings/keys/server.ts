import type { Scope } from '../../../workers/auth/permissions'
import { api, ok } from '../../api'

export interface KeyWanted {
  name: string
  scopes: Scope[]
  /** null: as all keys. */
  perMinute: number | null
  /** Epoch ms; null: never. */
  expiresAt: number | null
}

const one = (keyId: string) => ({ param: { keyId } })

export const keyServer = {
  list: async () => (await ok(api.keys.$get())).keys,
  make: (wanted: KeyWanted) => ok(api.keys.$post({ json: wanted })),
  change: (keyId: string, change: Partial<KeyWanted>) => ok(api.keys[':keyId'].$patch({ ...one(keyId), json: change })),
  revoke: (keyId: string) => ok(api.keys[':keyId'].$delete(one(keyId))),
}

export type ApiKey = Awaited<ReturnType<typeof keyServer.list>>[number]
