import { remoteConversation } from '../conversations/remote'
import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { deleteFiles } from './bucket'
import { fetchFile } from './fetch-file'
import { type MediaJob, mediaJob } from './job'
import { awaitToken } from './token-wait'

const RETRY_BASE_SECONDS = 5

/** Fetches files from Meta into the bucket. What became of a try is the conversation's to remember: a job is done either way. */
export async function consumeMedia(batch: MessageBatch, env: Env): Promise<void> {
  for (const message of batch.messages) {
    const job = mediaJob.safeParse(message.body)
    if (!job.success) {
      log.error('media.malformed_job', { messageId: message.id })
      message.ack() // a retry cannot mend it
      continue
    }
    try {
      await fetchOne(env, job.data)
      message.ack()
    } catch (error) {
      log.error('media.failed', { conversationId: job.data.conversationId, error: errorName(error) })
      message.retry({ delaySeconds: RETRY_BASE_SECONDS * 2 ** message.attempts })
    }
  }
}

/** Safe to repeat: a file that is here, or that nobody wants any more, is not fetched. Throws when the conversation cannot be reached. */
export async function fetchOne(env: Env, { tenantId, conversationId, messageId }: MediaJob): Promise<void> {
  const conversation = remoteConversation(env, conversationId)
  const place = { tenantId, conversationId, name: messageId }
  const startedAt = Date.now()
  const asked = await conversation.wantedFile({ tenantId, messageId })
  if (!asked.ok) {
    // Erased while a file of it was on its way: an earlier run of this job may have left one.
    if (asked.reason === 'not_found') await deleteFiles(env, [place])
    return
  }
  const { wanted } = asked
  const outcome = await fetchFile(env, place, wanted)
  const { epoch, tries } = wanted
  const settled = await conversation.settleFile({ tenantId, messageId, epoch, tries, outcome })
  if (!settled.ok && outcome.ok && settled.reason === 'not_found') await deleteFiles(env, [place])
  if (outcome.ok) return
  log.warn('media.not_fetched', { conversationId, messageId, failure: outcome.failure, tries: tries + 1 })
  if (outcome.failure === 'no_token' && settled.ok) {
    await awaitToken(env, { tenantId, conversationId, channelId: wanted.channelId }, startedAt)
  }
}
