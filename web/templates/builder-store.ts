import { computed, signal } from '@preact/signals'
import type { TemplateDraft } from '../../workers/templates/draft'
import { isRefused, type LintProblem, lintTemplate } from '../../workers/templates/lint'
import { ApiProblem } from '../api'
import { refusalText } from '../channels/refusal-text'
import { tidied } from './blanks'
import { type TemplateShown, templateServer } from './server'

/** What is being written. Lint sees every stroke; what is merely not written yet is said only once it was visited, or sent. */
export function createBuilder(channelId: string, first: TemplateDraft, existing: TemplateShown | null) {
  const draft = signal(first)
  const visited = signal<ReadonlySet<string>>(new Set())
  const tried = signal(false)
  const saving = signal(false)
  const problem = signal<string | null>(null)
  const problems = computed(() => lintTemplate(draft.value))
  const changed = computed(() => JSON.stringify(tidied(draft.value)) !== JSON.stringify(tidied(first)))
  /** Ours alone: no review. */
  const onlyFallbacks = computed(
    () =>
      existing !== null &&
      JSON.stringify({ ...tidied(draft.value), fallbacks: {} }) === JSON.stringify({ ...tidied(first), fallbacks: {} }),
  )

  return {
    draft,
    problems,
    changed,
    onlyFallbacks,
    tried,
    saving,
    problem,
    existing,
    refused: computed(() => problems.value.filter(({ level }) => level === 'refused')),
    set(part: Partial<TemplateDraft>): void {
      draft.value = { ...draft.peek(), ...part }
    },
    visit(field: string): void {
      if (!visited.peek().has(field)) visited.value = new Set([...visited.peek(), field])
    },
    /** What is to be said at a field now. */
    saidAt(field: string): LintProblem[] {
      const seen = tried.value || visited.value.has(field)
      return problems.value.filter((one) => one.field === field && (seen || one.level === 'advice' || !isMissing(one)))
    },
    /** True once Meta has it. */
    async save(): Promise<boolean> {
      tried.value = true
      problem.value = null
      const wanted = tidied(draft.peek())
      if (isRefused(problems.peek())) return false
      saving.value = true
      try {
        if (!existing) await templateServer.create(channelId, wanted)
        else if (onlyFallbacks.peek()) await templateServer.fallbacks(channelId, existing, wanted.fallbacks)
        else await templateServer.edit(channelId, existing, wanted)
        return true
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        problem.value = refusalText(error)
        return false
      } finally {
        saving.value = false
      }
    },
  }
}

export type Builder = ReturnType<typeof createBuilder>

const MISSING = new Set(['empty', 'no_example', 'no_fallback', 'no_sample', 'url', 'phone', 'too_many_blanks'])

function isMissing({ code }: LintProblem): boolean {
  return MISSING.has(code)
}
