import type { FileAt } from '../../workers/conversations/media-fold'
import { seqOfMessageId } from '../../workers/conversations/views'
import type { WaitingFile } from '../../workers/conversations/waiting-files'
import type { Env } from '../../workers/env'
import type { Sparing } from '../../workers/media/bucket'
import { errorName } from '../../workers/platform/log'
import { filesOf } from '../../workers/whatsapp/outbound'
import type { StoredFile } from '../../workers/whatsapp/outbound-message'
import type { MediaDeps } from './lanes/media'
import type { ConversationLog } from './log'
import type { Timers } from './timers'
import { type UploadStep, Uploads } from './uploads'

/** Meta's codes for a file that it could not use, and for an id that it does not know. */
const FILE_REFUSED = new Set([100, 131053])

/** Where a conversation's files meet queue and bucket. What touches the bucket is imported when it is first asked for. */
export class FileKeeper {
  readonly uploads: Uploads
  readonly #env: Env
  readonly #log: ConversationLog
  readonly #timers: Timers
  /** The list of waiting files as the lane saw it last. */
  #seen: readonly WaitingFile[] = []

  constructor(storage: DurableObjectStorage, env: Env, log: ConversationLog, timers: Timers) {
    this.uploads = new Uploads(storage)
    this.#env = env
    this.#log = log
    this.#timers = timers
  }

  readonly deps: MediaDeps = {
    hand: async (jobs) => {
      try {
        await this.#env.MEDIA_QUEUE.sendBatch(jobs)
        return { ok: true }
      } catch (error) {
        return { ok: false, reason: errorName(error) }
      }
    },
  }

  /** Has the lane something to do that it does not know of. What waits for the queue is none: every wake would start it anew. */
  hasNews(now: number): boolean {
    const { files } = this.#log.state
    const dueAt = this.#timers.dueAt('media')
    const isChanged = files !== this.#seen && (files.length > 0 || dueAt !== null)
    this.#seen = files
    return isChanged || (dueAt !== null && dueAt <= now)
  }

  /** Answers the file that is here then. */
  upload(step: UploadStep): StoredFile | null {
    const file = this.uploads.take(step, { head: this.#log.head, now: Date.now() })
    this.#arm()
    return file
  }

  /** Of those that went along with a message only the message knows. */
  find(ids: readonly string[]): StoredFile[] {
    const here = this.uploads.find(ids)
    return ids.flatMap((id) => here.find(({ uploadId }) => uploadId === id) ?? this.#log.reading.fileSaid(id) ?? [])
  }

  #arm(): void {
    const at = this.uploads.nextSweep()
    if (at === null) this.#timers.clear('uploads')
    else if (this.#timers.dueAt('uploads') !== at) this.#timers.set('uploads', at)
  }

  /** Takes away what was uploaded and never sent. */
  async sweep(now: number): Promise<void> {
    const { tenantId, conversationId, epoch } = this.#log.place
    try {
      const overdue = this.uploads.overdue(now, this.#isSaid)
      const { deleteFiles } = await import('../../workers/media/bucket')
      await deleteFiles(
        this.#env,
        overdue.map((name) => ({ tenantId, conversationId, name })),
      )
      if (this.#log.epoch !== epoch) return
      for (const id of overdue) this.uploads.drop(id)
      this.#arm()
    } catch (error) {
      if (this.#log.exists) this.#timers.failed('uploads', now, errorName(error))
    }
  }

  /** Before a message is sent again: what Meta could not use under its id it gets anew. */
  bringAnew(messageId: string): void {
    const entry = this.#log.entry(seqOfMessageId(messageId) ?? 0)
    if (entry?.body.kind !== 'say') return
    const code = this.#log.foldAt(entry.seq).failure?.code
    if (code !== undefined && FILE_REFUSED.has(code))
      this.uploads.forgetMetaIds(filesOf(entry.body.content).map(({ uploadId }) => uploadId))
  }

  /** Before messages leave for another conversation: their files stay here. */
  keepSaid(): void {
    this.uploads.keepSaid(this.#isSaid)
  }

  /** Every file under its name but what is spared, and the `elsewhere` that are its own. */
  async eraseFiles(sparing: Sparing, elsewhere: readonly FileAt[]): Promise<void> {
    const { tenantId, conversationId } = this.#log.place
    const { deleteFiles, deleteFilesOf } = await import('../../workers/media/bucket')
    await deleteFilesOf(this.#env, { tenantId, conversationId }, sparing)
    await deleteFiles(
      this.#env,
      elsewhere.map(({ home, name }) => ({ tenantId, conversationId: home, name })),
    )
  }

  readonly #isSaid = (upload: { id: string; afterSeq: number }) => this.#log.reading.says(upload)
}
