import { signal } from '@preact/signals'
import { ApiProblem } from '../../api'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { sayError } from '../../ui/toast'
import { type AuditEntry, type AuditFilter, auditServer } from './server'

export const NO_FILTER: AuditFilter = { actor: '', action: '', target: '', from: null, to: null }

/** The log as far as it has been looked at, the newest first. */
export function createAudit(first: Partial<AuditFilter>) {
  const filter = signal<AuditFilter>({ ...NO_FILTER, ...first })
  const entries = signal<AuditEntry[] | null>(null)
  /** Where the next page begins; null: there is none. */
  const before = signal<number | null>(null)
  const problem = signal<ApiProblem | null>(null)
  const loadingOlder = signal(false)
  const keyNames = signal<ReadonlyMap<string, string>>(new Map())

  async function load(): Promise<void> {
    const asked = filter.peek()
    try {
      const page = await auditServer.list(asked, null)
      if (filter.peek() !== asked) return // something else is looked for meanwhile
      entries.value = page.entries
      before.value = page.before
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (filter.peek() === asked) problem.value = error
    }
  }

  async function loadOlder(): Promise<void> {
    const asked = filter.peek()
    loadingOlder.value = true
    try {
      const page = await auditServer.list(asked, before.peek())
      if (filter.peek() !== asked) return
      entries.value = [...(entries.peek() ?? []), ...page.entries]
      before.value = page.before
    } catch (error) {
      sayError(problemText(error))
    } finally {
      loadingOlder.value = false
    }
  }

  /** Without names the log is of use, too. */
  async function loadKeys(): Promise<void> {
    try {
      keyNames.value = new Map((await auditServer.keys()).map(({ id, name }) => [id, name]))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
    }
  }

  if (may('audit.read')) void load()
  if (may('key.write')) void loadKeys()
  return {
    filter,
    entries,
    before,
    problem,
    loadingOlder,
    keyNames,
    load,
    loadOlder,
    look(change: Partial<AuditFilter>): void {
      filter.value = { ...filter.peek(), ...change }
      entries.value = null
      problem.value = null
      void load()
    },
  }
}

export type AuditStore = ReturnType<typeof createAudit>
