import type { SinkMail } from './graph-sink/mail'
import { SINK_URL } from './graph-sink/protocol'

/** What was sent to one address. */
export function mailbox(address: string) {
  async function control(what: string): Promise<SinkMail[]> {
    const response = await fetch(`${SINK_URL}/control/${what}/${encodeURIComponent(address)}`, { method: 'POST' })
    return response.json<SinkMail[]>()
  }
  async function mails(): Promise<SinkMail[]> {
    return control('mails')
  }
  return {
    /** Oldest first. */
    mails,
    subjects: async () => (await mails()).map(({ subject }) => subject),
    /** What stands behind the # of the newest mail's link. */
    token: async () => /#(\S+)/.exec((await mails()).at(-1)?.text ?? '')?.[1] ?? '',
    refuse: () => control('refuse-mail'),
    take: () => control('take-mail'),
  }
}
