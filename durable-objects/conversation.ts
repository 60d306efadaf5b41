import type { Actor } from '../workers/conversations/actor'
import type { Entry } from '../workers/conversations/entry'
import type { ConversationRow } from '../workers/conversations/live-event'
import type { ThreadChanges, ThreadPage } from '../workers/conversations/thread'
import type { ConversationView, MessageView } from '../workers/conversations/views'
import type { LeadState } from '../workers/leads/lead'
import type { FetchOutcome } from '../workers/media/wanted-file'
import type { Delivery } from '../workers/whatsapp/delivery'
import type { StoredFile } from '../workers/whatsapp/outbound-message'
import { capInTheWay } from './conversation/allowance'
import * as commands from './conversation/commands'
import * as files from './conversation/files'
import { HelpedConversation } from './conversation/helped'
import type { ImportCommand, ImportNews } from './conversation/import'
import type { LeadCommand } from './conversation/lead'
import { type Answer, type NotHere, notHere, type Scoped } from './conversation/not-here'
import { originOf } from './conversation/origin'
import { type ReactCommand, type ReactResult, react } from './conversation/react'
import { type ContactFacts, contactFacts, type MessageFacts, messageFacts, messagesPage } from './conversation/reading'
import { shownConversation } from './conversation/shown'
import { threadChanges } from './conversation/thread-changes'
import { type PageQuery, threadPage } from './conversation/thread-page'
import type { UploadStep } from './conversation/uploads'

type OfMessage = Scoped & { messageId: string }

/**
 * The truth of one conversation. This class is its door: who may come in, and the order in which rows, lanes and the
 * alarm are served. What is decided stands in conversation/ and workers/conversations/.
 */
export class ConversationDO extends HelpedConversation {
  /** Stores what is new; safe to repeat, for Meta delivers at least once. When it resolves, it is durable. */
  async receive(
    delivery: Delivery,
  ): Promise<{ ok: true; stored: number } | { ok: false; reason: 'not_found' | 'too_many_hops' }> {
    return this.engine.receive(delivery)
  }

  /** Past messages, at most 500 a call: shown, answered by nobody. Who calls delivers the news, and then says so. */
  async importHistory(command: ImportCommand): Promise<Answer<{ stored: number; news: ImportNews | null }>> {
    const origin = await originOf(this.env, this.engine.log, command)
    if (!origin) return { ok: false, reason: 'not_found' }
    const { log } = this.engine
    if (log.exists && log.state.moved) return { ok: false, reason: 'moved', to: log.state.moved.conversationId }
    return { ok: true, ...(await this.engine.importHistory(origin, command)) }
  }

  /** The inbox knows what an import brought; D1 too, if `linked`. */
  async historyTold({ tenantId, ...told }: Scoped & { upTo: number; linked: boolean }): Promise<Answer<object>> {
    if (this.engine.log.tenantId !== tenantId) return { ok: false, reason: 'not_found' }
    await this.engine.historyTold(told)
    return { ok: true }
  }

  async view({ tenantId }: Scoped): Promise<Answer<{ conversation: ConversationView }>> {
    const refused = notHere(this.engine.log, tenantId)
    if (refused) return refused
    const conversation = shownConversation(this.engine.log)
    return conversation ? { ok: true, conversation } : { ok: false, reason: 'not_found' }
  }

  /** A part of the thread: the newest without a cursor. */
  async thread({
    tenantId,
    ...query
  }: Scoped & PageQuery): Promise<
    Answer<{ page: ThreadPage }> | { ok: false; reason: 'bad_cursor' | 'no_such_message' }
  > {
    return notHere(this.engine.log, tenantId) ?? threadPage(this.engine.log, query, Date.now())
  }

  /** What is new in the thread since `after`, or not as it was. */
  async changes({ tenantId, after }: Scoped & { after: number }): Promise<Answer<{ changes: ThreadChanges }>> {
    return notHere(this.engine.log, tenantId) ?? threadChanges(this.engine.log, after, Date.now())
  }

  /** What the conversation itself knows of its contact. */
  async contact({ tenantId }: Scoped): Promise<Answer<{ contact: ContactFacts }>> {
    return notHere(this.engine.log, tenantId) ?? { ok: true, contact: contactFacts(this.engine.log) }
  }

  /** Newest first; `before` is the cursor of the previous page. */
  async messages({
    tenantId,
    ...page
  }: Scoped & { before?: string; limit: number }): Promise<
    Answer<{ messages: MessageView[]; before: string | null }> | { ok: false; reason: 'bad_cursor' }
  > {
    return notHere(this.engine.log, tenantId) ?? messagesPage(this.engine.log, page, Date.now())
  }

  /** Everything that happened, with its cause, oldest first. */
  async timeline({
    tenantId,
    after = 0,
    limit,
  }: Scoped & { after?: number; limit: number }): Promise<Answer<{ entries: Entry[] }>> {
    const refused = notHere(this.engine.log, tenantId)
    if (refused) return refused
    return { ok: true, entries: this.engine.log.reading.after(after, limit).map(({ entry }) => entry) }
  }

  /** What became of the message that Meta calls `wamid`, also of one we never sent. */
  async message({ tenantId, wamid }: Scoped & { wamid: string }): Promise<Answer<{ message: MessageFacts }>> {
    const refused = notHere(this.engine.log, tenantId)
    if (refused) return refused
    const message = messageFacts(this.engine.log, wamid)
    return message ? { ok: true, message } : { ok: false, reason: 'not_found' }
  }

  async reply({ tenantId, ...command }: Scoped & commands.ReplyCommand): Promise<commands.ReplyResult | NotHere> {
    const silent = await this.#refuseSpeech(tenantId)
    const cap = silent ? null : await capInTheWay(this.env, this.engine.log, command)
    const refused =
      silent ?? notHere(this.engine.log, tenantId) ?? (cap ? { ok: false, reason: 'cap_reached' as const, cap } : null)
    return refused ?? this.engine.write((now) => commands.reply(this.engine.log, command, now))
  }

  /** Shown on the message that it is about; an empty emoji takes it back. The same twice is one. */
  async react({ tenantId, ...command }: Scoped & ReactCommand): Promise<ReactResult | NotHere> {
    const refused = (await this.#refuseSpeech(tenantId)) ?? notHere(this.engine.log, tenantId)
    return refused ?? this.engine.write((now) => react(this.engine.log, command, now))
  }

  /** Somebody looks at it and has seen so many of its messages: the customer may know. Best effort. */
  async markRead({ tenantId, seen }: Scoped & { seen: number }): Promise<void> {
    if (!notHere(this.engine.log, tenantId)) this.engine.readMarks.seen(seen)
  }

  /** Somebody writes: the customer may know. Best effort. */
  async typing({ tenantId }: Scoped): Promise<Answer<object>> {
    const refused = notHere(this.engine.log, tenantId)
    if (!refused) this.engine.readMarks.typing()
    return refused ?? { ok: true }
  }

  async note({
    tenantId,
    ...command
  }: Scoped & { by: Actor; text: string; clientId?: string }): Promise<Answer<{ message: MessageView }>> {
    return (
      notHere(this.engine.log, tenantId) ??
      this.engine.write((now) => ({ ok: true, message: commands.note(this.engine.log, command, now) }))
    )
  }

  async setBaton({ tenantId, ...command }: Scoped & commands.BatonCommand): Promise<commands.BatonResult | NotHere> {
    return (
      notHere(this.engine.log, tenantId) ?? this.engine.write((now) => commands.setBaton(this.engine.log, command, now))
    )
  }

  async setState({
    tenantId,
    ...command
  }: Scoped & { by: Actor; state: ConversationRow['state']; until?: number }): Promise<
    Answer<{ state: ConversationRow['state'] }>
  > {
    const refused = notHere(this.engine.log, tenantId)
    if (refused) return refused
    const assistant = (await this.engine.channel())?.assistant ?? false
    return this.engine.write((now) => {
      this.engine.setState(command, assistant, now)
      return { ok: true, state: command.state }
    })
  }

  /** Says which labels it has now. */
  async setLabels({
    tenantId,
    ...command
  }: Scoped & { by: Actor; add: string[]; remove: string[] }): Promise<Answer<{ labels: string[] }>> {
    return (
      notHere(this.engine.log, tenantId) ??
      this.engine.write((now) => ({ ok: true, labels: commands.setLabels(this.engine.log, command, now) }))
    )
  }

  async retry({
    tenantId,
    ...command
  }: Scoped & { by: Actor; messageId: string }): Promise<commands.RetryResult | NotHere> {
    const refused = (await this.#refuseSpeech(tenantId)) ?? notHere(this.engine.log, tenantId)
    if (refused) return refused
    return this.engine.write((now) => {
      this.engine.files.bringAnew(command.messageId)
      return commands.retry(this.engine.log, command, now)
    })
  }

  /** What a message's file is called at Meta, if it is still to be fetched. */
  async wantedFile({ tenantId, messageId }: OfMessage): Promise<files.Wanted | NotHere> {
    return notHere(this.engine.log, tenantId) ?? files.wantedFile(this.engine.log, messageId)
  }

  async settleFile({
    tenantId,
    ...settling
  }: OfMessage & { epoch: number; tries: number; outcome: FetchOutcome }): Promise<files.Settled | NotHere> {
    return (
      notHere(this.engine.log, tenantId) ?? this.engine.write((now) => files.settleFile(this.engine.log, settling, now))
    )
  }

  async retryFile({ tenantId, ...command }: OfMessage & { by: Actor }): Promise<files.FileRetry | NotHere> {
    return (
      notHere(this.engine.log, tenantId) ?? this.engine.write((now) => files.retryFile(this.engine.log, command, now))
    )
  }

  /** Where the file of a message lies, of either side. */
  async storedFile({ tenantId, ...asked }: OfMessage & { upload?: string }): Promise<files.Found | NotHere> {
    return notHere(this.engine.log, tenantId) ?? files.storedFile(this.engine.log, asked, Date.now())
  }

  async tokenChanged({ tenantId }: Scoped): Promise<Answer<object>> {
    const refused = notHere(this.engine.log, tenantId)
    if (!refused) await this.engine.write((now) => files.onTokenChanged(this.engine.log, now))
    return refused ?? { ok: true }
  }

  /** `file`: what is here after this step; at the beginning, from the same request before. */
  async upload({ tenantId, ...step }: Scoped & UploadStep): Promise<Answer<{ file: StoredFile | null }>> {
    return (
      notHere(this.engine.log, tenantId) ??
      this.engine.write(() => ({ ok: true, file: this.engine.files.upload(step) }))
    )
  }

  /** Those of the uploads that are here, in the order asked for. */
  async uploads({ tenantId, ids }: Scoped & { ids: string[] }): Promise<Answer<{ files: StoredFile[] }>> {
    return notHere(this.engine.log, tenantId) ?? { ok: true, files: this.engine.files.find(ids) }
  }

  /** What people say of a lead. null: nobody has told anything that would make one. */
  async changeLead({
    tenantId,
    ...command
  }: Scoped & LeadCommand): Promise<Answer<{ lead: LeadState | null; epoch: number; seq: number }>> {
    const refused = notHere(this.engine.log, tenantId)
    // Loaded with the first: a webhook needs none of it.
    const { changeLeadIn } = await import('./conversation/lead')
    return refused ?? this.engine.write((now) => ({ ok: true, ...changeLeadIn(this.engine.log, command, now) }))
  }

  /** A person says that it is still the same customer: the assistant may see the older messages again. */
  async confirmIdentity({ tenantId, by }: Scoped & { by: Actor }): Promise<Answer<object>> {
    return (
      notHere(this.engine.log, tenantId) ??
      this.engine.write((now) => {
        this.engine.log.append({ body: { kind: 'identity_confirmed', by }, at: now })
        return { ok: true }
      })
    )
  }

  /** Timers that were given up after too many errors. */
  async parked({
    tenantId,
  }: Scoped): Promise<Answer<{ timers: { name: string; attempts: number; reason: string }[] }>> {
    return notHere(this.engine.log, tenantId) ?? { ok: true, timers: this.engine.timers.parked() }
  }

  async unpark({ tenantId, timer }: Scoped & { timer: string }): Promise<Answer<{ restarted: boolean }>> {
    return (
      notHere(this.engine.log, tenantId) ??
      this.engine.write((now) => ({ ok: true, restarted: this.engine.timers.unpark(timer, now) }))
    )
  }

  /** Removes every word of it; the epoch stays for 8 days, so that late deliveries bring nothing back. What moved is not here. */
  async erase({ tenantId }: Scoped): Promise<Answer<{ entries: number }>> {
    const { log } = this.engine
    if (log.tenantId !== tenantId) return { ok: false, reason: 'not_found' }
    if (log.exists && log.state.moved) return { ok: false, reason: 'moved', to: log.state.moved.conversationId }
    return { ok: true, entries: await this.engine.erase() }
  }

  /** Only starts what is due and returns: an alarm that waits holds back everything else. */
  override async alarm(): Promise<void> {
    await this.engine.onAlarm()
  }

  /** Of a number that was disconnected the conversations are there to be read. */
  async #refuseSpeech(tenantId: string): Promise<NotHere | null> {
    const refused = notHere(this.engine.log, tenantId)
    if (refused) return refused
    return (await this.engine.isDisconnected()) ? { ok: false, reason: 'disconnected' } : null
  }
}
