import { signal } from '@preact/signals'
import { ApiProblem } from '../../api'
import { lookAtAlarms } from '../../frame/security'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { say, sayError } from '../../ui/toast'
import { type Alarm, alarmServer } from './server'

/** What was noticed: only what nobody has looked at, or all of it. */
export function createAlarms() {
  const unseenOnly = signal(true)
  const alarms = signal<Alarm[] | null>(null)
  /** Where the next page begins; null: there is none. */
  const before = signal<string | null>(null)
  const problem = signal<ApiProblem | null>(null)
  const busy = signal(false)

  async function load(): Promise<void> {
    const asked = unseenOnly.peek()
    try {
      const page = await alarmServer.list(asked, null)
      if (unseenOnly.peek() !== asked) return
      alarms.value = page.alarms
      before.value = page.before
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (unseenOnly.peek() === asked) problem.value = error
    }
  }

  async function loadOlder(): Promise<void> {
    const asked = unseenOnly.peek()
    await work(async () => {
      const page = await alarmServer.list(asked, before.peek())
      if (unseenOnly.peek() !== asked) return
      alarms.value = [...(alarms.peek() ?? []), ...page.alarms]
      before.value = page.before
    })
  }

  /** They stay in view until the list is loaded anew: what somebody has just read does not run away. */
  async function see(ids: readonly string[]): Promise<void> {
    await work(async () => {
      for (const id of ids) {
        const { alarm } = await alarmServer.see(id)
        alarms.value = (alarms.peek() ?? []).map((one) => (one.id === id ? alarm : one))
      }
      say(t('alarms.seen'))
      await lookAtAlarms()
    })
  }

  async function work(task: () => Promise<void>): Promise<void> {
    busy.value = true
    try {
      await task()
    } catch (error) {
      sayError(problemText(error))
    } finally {
      busy.value = false
    }
  }

  if (may('security.read')) void load()
  return {
    unseenOnly,
    alarms,
    before,
    problem,
    busy,
    load,
    loadOlder,
    see,
    show(unseen: boolean): void {
      unseenOnly.value = unseen
      alarms.value = null
      problem.value = null
      void load()
    },
  }
}

export type AlarmStore = ReturnType<typeof createAlarms>
