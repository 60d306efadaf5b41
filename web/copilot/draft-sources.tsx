import { EyeOff } from 'lucide-preact'
import { t } from '../i18n'
import { citedPath } from '../knowledge/place'
import { may } from '../session'
import type { Draft } from './server'

/** What the draft in the box rests on: the passage's own words, and whether customers may be told them. */
export function DraftSources({ draft }: { draft: Draft }) {
  const inside = draft.sources.some(({ audience }) => audience === 'agents')
  return (
    <section class="draft-sources" aria-label={t('copilot.sources')}>
      {inside && (
        <p class="draft-inside" role="alert">
          <EyeOff size={14} aria-hidden="true" />
          {t('copilot.insideOnly')}
        </p>
      )}
      {draft.model === null && <p class="draft-quoted">{t('copilot.quoted')}</p>}
      <ol>
        {draft.sources.map(({ documentId, chunkId, title, quote, audience }) => (
          <li key={chunkId}>
            <p class="draft-source">
              {may('knowledge.read') ? (
                <a href={citedPath({ documentId, chunkId, quote })}>
                  <bdi>{title}</bdi>
                </a>
              ) : (
                <bdi>{title}</bdi>
              )}
              {audience === 'agents' && <span class="draft-mark">{t('copilot.forColleagues')}</span>}
            </p>
            {quote && (
              <q class="draft-quote" dir="auto">
                {quote}
              </q>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
