import { list, t } from '../../i18n'
import { languageName } from '../../i18n/language-name'
import { Chip } from '../../ui/chip'
import { CATEGORIES, whyNot } from './template-words'
import type { Template } from './templates'

interface Props {
  sendable: readonly Template[]
  hidden: readonly Template[]
  free: (template: Template) => boolean
  /** id of the one whose blanks are shown. */
  chosen: string | undefined
  /** They want no offers. */
  noOffers: boolean
  onPick: (template: Template) => void
}

/** What can be sent, and under a line of its own what cannot, with the reasons. */
export function TemplateItems({ sendable, hidden, free, chosen, noOffers, onPick }: Props) {
  const refused = (template: Template) =>
    noOffers && template.category === 'MARKETING' ? t('conversation.optedOutTip') : null
  return (
    <ul class="templates-items" aria-label={t('composer.templates')}>
      {sendable.length + hidden.length === 0 && <li class="templates-rule">{t('insert.noTemplates')}</li>}
      {sendable.map((template) => (
        <Item
          key={template.id}
          {...{ template, whyNot: refused(template), free: free(template), chosen: chosen === template.id, onPick }}
        />
      ))}
      {hidden.length > 0 && <li class="templates-rule">{hiddenWords(hidden)}</li>}
      {hidden.map((template) => (
        <Item key={template.id} {...{ template, whyNot: whyNot(template), free: false, chosen: false, onPick }} />
      ))}
    </ul>
  )
}

/** 3 cannot be sent: 2 in review, 1 paused */
function hiddenWords(hidden: readonly Template[]): string {
  const counts = new Map<string, number>()
  for (const { status } of hidden) counts.set(status, (counts.get(status) ?? 0) + 1)
  const reasons = [...counts].map(([status, n]) => t('insert.hiddenReason', { n, status: statusWord(status) }))
  return t('insert.hidden', { n: hidden.length, reasons: list(reasons) })
}

function statusWord(status: string): string {
  switch (status) {
    case 'PENDING':
    case 'IN_APPEAL':
      return t('insert.inReview')
    case 'REJECTED':
      return t('insert.rejected')
    case 'PAUSED':
      return t('insert.paused')
    case 'APPROVED':
      return t('insert.notFromHere')
    default:
      return t('insert.notAvailable')
  }
}

interface ItemProps {
  template: Template
  /** Why it cannot be sent now; null: it can. */
  whyNot: string | null
  free: boolean
  chosen: boolean
  onPick: (template: Template) => void
}

function Item({ template, whyNot: why, free, chosen, onPick }: ItemProps) {
  const { id, name, language, body, category } = template
  return (
    <li>
      <button
        type="button"
        class="template-item"
        aria-pressed={chosen}
        disabled={why !== null}
        data-template={id}
        onClick={() => onPick(template)}
      >
        <span class="template-name">{name}</span>
        <span class="template-chips">
          {free && why === null && (
            <Chip size={18} tone="done" title={t('insert.freeTip')}>
              {t('insert.free')}
            </Chip>
          )}
          <Chip size={18} tone={category === 'MARKETING' ? 'soon' : 'neutral'} title={category}>
            {t(CATEGORIES[category] ?? 'composer.useful')}
          </Chip>
        </span>
        <span class="template-line" dir="auto" lang={why === null ? language.slice(0, 2) : undefined}>
          {why ?? body}
        </span>
        <span class="template-language">{languageName(language)}</span>
      </button>
    </li>
  )
}
