import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-preact'
import { minute } from '../frame/clock'
import { type MessageKey, t } from '../i18n'
import { briefTime } from '../i18n/number'
import { exactTime, shortTime } from '../i18n/time'
import type { Hops } from './server'

/** The way of a message from WhatsApp to the screen, step by step: where it breaks is named. */
export function HopsPart({ hops }: { hops: Hops | null }) {
  if (!hops) return null
  return (
    <section class="page-section" aria-labelledby="hops-title">
      <h2 id="hops-title">{t('channels.hops')}</h2>
      <p class="page-help">{t('channels.hopsHelp')}</p>
      <ol class="hops">
        {hops.hops.map(({ name, lastAt, ok, ms }) => {
          const broken = hops.brokenHop === name
          // Where nothing has gone through yet there is nothing good to say.
          const good = ok && lastAt !== null
          return (
            <li key={name} class={broken ? 'hop hop-broken' : good ? 'hop hop-ok' : 'hop'}>
              {broken ? <CircleAlert size={16} /> : good ? <CircleCheck size={16} /> : <CircleDashed size={16} />}
              <span class="hop-name">{t(WORDS[name])}</span>
              <span class="hop-when numbers" title={lastAt ? exactTime(lastAt) : undefined}>
                {broken
                  ? t('channels.hopBroken')
                  : lastAt === null
                    ? t('channels.hopNever')
                    : [shortTime(lastAt, minute.value), ms === null ? '' : briefTime(ms)].filter(Boolean).join(' · ')}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const WORDS: Record<Hops['hops'][number]['name'], MessageKey> = {
  meta_webhook: 'channels.hopReceived',
  webhook_conversation: 'channels.hopStored',
  conversation_inbox: 'channels.hopPublished',
  inbox_socket: 'channels.hopVisible',
  send_graph: 'channels.hopSent',
  status_back: 'channels.hopReported',
}
