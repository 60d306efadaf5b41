import type { Baton } from '../../workers/conversations/baton'
import type { ConversationRow } from '../../workers/conversations/live-event'
import { ApiProblem, api, ok } from '../api'
import { personName, teamName } from '../frame/tenant'
import { t } from '../i18n'
import type { Inbox } from '../inbox/store'
import { problemText } from '../problem-text'
import { say, sayError } from '../ui/toast'
import { isTyping } from '../ui/typing'
import { focusComposer } from './composing'

/** A thread, or a conversation of the list that is not open. */
export interface Target {
  id: string
  /** Asks at once what the command has changed; the socket would tell a moment later. */
  refresh?: () => Promise<void>
}

type Change = Pick<ConversationRow, 'state' | 'baton' | 'snoozedUntil'>
type AskedBaton =
  | { holder: 'assistant' }
  | { holder: 'people'; reason?: string; team?: string }
  | { holder: 'agent'; userId: string }
  | { holder: 'nobody'; why: 'closed' }

interface GiveOptions {
  /** An undo has no undo of its own. */
  undoable?: boolean
  /** Somebody was faster, or (null) it is gone; left out, the person is told so in a toast. */
  onTaken?: (holder: Baton | null) => void
}

/** Take over, assign, hand back: shown at once, taken back with the reason when it is refused. */
export async function giveBaton(
  target: Target,
  inbox: Inbox,
  to: AskedBaton,
  { undoable = true, onTaken = tellTaken }: GiveOptions = {},
): Promise<boolean> {
  const { activeElement: asker } = document
  const before = inbox.row(target.id)?.baton
  const baton: Baton = to.holder === 'people' ? { reason: 'asked', ...to } : to
  // Who takes something for themselves means what they see: of two at once the second is refused.
  const taking = undoable && to.holder === 'agent' && to.userId === inbox.me.id
  const query = taking && before ? { from: before.holder } : {}
  const done = await change(
    target,
    inbox,
    { baton, state: 'open', snoozedUntil: null },
    (conversationId) =>
      ok(api.conversations[':conversationId'].baton.$put({ param: { conversationId }, query, json: to })),
    (problem) => {
      if (problem.code === 'conversation.taken') onTaken(holderIn(problem))
      else if (taking && problem.status === 404) onTaken(null)
      else tell(problem)
    },
  )
  const back = before && asked(before)
  const undoing = back ? undo(() => giveBaton(target, inbox, back, { undoable: false })) : undefined
  if (done && undoable) say(batonWords(to, inbox), undoing)
  // The button that asked for it is gone, and to answer is what comes next. After a key nobody expects to be writing,
  // also where the row that had the focus has left the list.
  const wasButton = asker instanceof HTMLButtonElement && !asker.isConnected
  if (done && taking && wasButton && !isTyping(document.activeElement)) focusComposer(target.id, 'reply')
  return done
}

function holderIn({ more }: ApiProblem): Baton | null {
  return isBaton(more.baton) ? more.baton : null
}

function isBaton(value: unknown): value is Baton {
  return typeof value === 'object' && value !== null && 'holder' in value
}

function tellTaken(holder: Baton | null): void {
  if (holder?.holder === 'agent') sayError(t('composer.takenByOther', { name: personName(holder.userId) }))
  else sayError(t('composer.changedMeanwhile'))
}

export async function resolve(target: Target, inbox: Inbox): Promise<boolean> {
  const back = backTo(target, inbox)
  const done = await setState(target, inbox, { state: 'resolved' })
  if (done) say(t('composer.resolvedToast'), undo(back))
  return done
}

export async function reopen(target: Target, inbox: Inbox): Promise<boolean> {
  const done = await setState(target, inbox, { state: 'open' })
  if (done)
    say(
      t('composer.reopenedToast'),
      undo(() => setState(target, inbox, { state: 'resolved' })),
    )
  return done
}

/** `until` undefined: until the customer writes. */
export async function snooze(target: Target, inbox: Inbox, until: number | undefined): Promise<boolean> {
  const back = backTo(target, inbox)
  const done = await setState(target, inbox, { state: 'snoozed', ...(until === undefined ? {} : { until }) })
  if (done) say(t('composer.snoozedToast'), undo(back))
  return done
}

export async function changeLabels(
  target: Target,
  inbox: Inbox,
  change: { add: string[]; remove: string[] },
): Promise<void> {
  const before = inbox.row(target.id)?.labels ?? []
  const labels = [...before.filter((id) => !change.remove.includes(id)), ...change.add]
  const rollBack = inbox.patch(target.id, { labels })
  try {
    await ok(
      api.conversations[':conversationId'].labels.$put({
        param: { conversationId: target.id },

        json: change,
      }),
    )
    await target.refresh?.()
  } catch (error) {
    rollBack()
    tell(error)
  }
}

/** What an undo goes back to: who held it, or only that it was open. */
function backTo(target: Target, inbox: Inbox): () => Promise<boolean> {
  const before = inbox.row(target.id)
  const baton = before && asked(before.baton)
  return () =>
    baton ? giveBaton(target, inbox, baton, { undoable: false }) : setState(target, inbox, { state: 'open' })
}

function setState(
  target: Target,
  inbox: Inbox,
  json: { state: ConversationRow['state']; until?: number },
): Promise<boolean> {
  const baton = inbox.row(target.id)?.baton ?? ({ holder: 'people', reason: 'asked' } as const)
  const closed: Baton = json.state === 'resolved' ? { holder: 'nobody', why: 'closed' } : baton
  return change(
    target,
    inbox,
    { state: json.state, baton: closed, snoozedUntil: json.until ?? null },
    (conversationId) => ok(api.conversations[':conversationId'].state.$put({ param: { conversationId }, json })),
  )
}

async function change(
  target: Target,
  inbox: Inbox,
  to: Change,
  command: (id: string) => Promise<unknown>,
  onRefused: (problem: ApiProblem) => void = tell,
): Promise<boolean> {
  const rollBack = inbox.patch(target.id, to)
  try {
    await command(target.id)
    await target.refresh?.()
    return true
  } catch (error) {
    rollBack()
    if (!(error instanceof ApiProblem)) throw error
    onRefused(error)
    return false
  }
}

function asked(baton: Baton): AskedBaton | null {
  if (baton.holder === 'nobody') return null
  if (baton.holder !== 'people') return baton
  const { reason, team } = baton
  return { holder: 'people', reason, ...(team === undefined ? {} : { team }) }
}

function undo(run: () => Promise<unknown>) {
  return { label: t('frame.undo'), run: () => void run() }
}

function tell(error: unknown): void {
  sayError(problemText(error))
}

function batonWords(to: AskedBaton, inbox: Inbox): string {
  switch (to.holder) {
    case 'assistant':
      return t('composer.handedBackToast')
    case 'people': {
      const team = to.team === undefined ? undefined : teamName(to.team)
      return team ? t('composer.assignedToast', { name: team }) : t('composer.unassignedToast')
    }
    case 'nobody':
      return t('composer.resolvedToast')
    case 'agent':
      return to.userId === inbox.me.id
        ? t('composer.takenToast')
        : t('composer.assignedToast', { name: personName(to.userId) })
  }
}
