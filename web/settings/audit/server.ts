import { api, ok, problemOf } from '../../api'

/** Empty parts do not matter. */
export interface AuditFilter {
  actor: string
  action: string
  target: string
  /** Epoch ms. */
  from: number | null
  to: number | null
}

const PAGE = '50'

export const auditServer = {
  list: (filter: AuditFilter, before: number | null) =>
    ok(
      api.audit.$get({ query: { ...asked(filter), limit: PAGE, ...(before === null ? {} : { before: `${before}` }) } }),
    ),
  verify: (after: number) => ok(api.audit.verify.$get({ query: { after: `${after}` } })),
  /** The names of the keys, for those who may see them. */
  keys: async () => (await ok(api.keys.$get())).keys,
  async file(filter: AuditFilter, format: 'csv' | 'ndjson'): Promise<Blob> {
    const response = await api.audit.export.$get({ query: { ...asked(filter), format } }).catch(() => null)
    if (response?.ok) return response.blob()
    throw problemOf(response?.status ?? 0, await response?.json().catch(() => null), null)
  },
}

function asked({ actor, action, target, from, to }: AuditFilter) {
  return {
    ...(actor === '' ? {} : { actor }),
    ...(action === '' ? {} : { action }),
    ...(target === '' ? {} : { target }),
    ...(from === null ? {} : { from: `${from}` }),
    ...(to === null ? {} : { to: `${to}` }),
  }
}

export type AuditPage = Awaited<ReturnType<typeof auditServer.list>>
export type AuditEntry = AuditPage['entries'][number]
export type Verified = Awaited<ReturnType<typeof auditServer.verify>>
