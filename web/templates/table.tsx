import { Ellipsis, Languages, Pause, Play, Trash2 } from 'lucide-preact'
import { minute } from '../frame/clock'
import { t } from '../i18n'
import { languageName } from '../i18n/language-name'
import { dateOnly, exactTime, shortTime } from '../i18n/time'
import { may } from '../session'
import { IconButton } from '../ui/button'
import { Chip } from '../ui/chip'
import { Menu, MenuItem } from '../ui/menu'
import type { TemplateQuestion } from './dialogs'
import { type TemplateShown, templateServer } from './server'
import type { TemplateListStore } from './store'
import '../channels/said.css'
import { categoryName, reasonSaid, statusSaid } from './words'
import '../ui/table.css'

interface Props {
  templates: readonly TemplateShown[]
  channelId: string
  store: TemplateListStore
  ask: (what: TemplateQuestion) => void
}

export function TemplateTable({ templates, channelId, store, ask }: Props) {
  return (
    <table class="wide-table template-table">
      <thead>
        <tr>
          <th scope="col">{t('templates.one')}</th>
          <th scope="col" class="template-wide">
            {t('templates.category')}
          </th>
          <th scope="col" class="template-wide">
            {t('templates.language')}
          </th>
          <th scope="col">{t('templates.status')}</th>
          <th scope="col" class="template-wide">
            {t('channels.quality')}
          </th>
          <th scope="col" class="wide-table-end template-wide">
            {t('templates.changed')}
          </th>
          <th scope="col">
            <span class="visually-hidden">{t('channels.more')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {templates.map((template) => (
          <Row key={`${template.name}/${template.language}`} {...{ template, channelId, store, ask }} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ template, channelId, store, ask }: Omit<Props, 'templates'> & { template: TemplateShown }) {
  const { name, language, body, category, status, quality, managed } = template
  const { nextCategory, nextCategoryAt, changedAt } = managed
  const { word, tone } = statusSaid(status)
  const why = reasonSaid(managed.reason)
  const href = `/channels/${channelId}/templates/${encodeURIComponent(name)}/${encodeURIComponent(language)}`
  return (
    <tr>
      <th scope="row">
        <a href={href}>
          <bdi>{name}</bdi>
        </a>
        <p class="template-body-line" dir="auto" lang={language.slice(0, 2)}>
          {body || t('templates.codeText')}
        </p>
        <p class="template-narrow">
          {categoryName(category)} · {languageName(language)}
        </p>
        {why && <p class="template-why">{why}</p>}
        {nextCategory && (
          <p class="template-next">
            {nextCategoryAt
              ? t('templates.categoryChanges', { category: categoryName(nextCategory), date: dateOnly(nextCategoryAt) })
              : t('templates.categoryWillChange', { category: categoryName(nextCategory) })}
          </p>
        )}
      </th>
      <td class="template-wide">{categoryName(category)}</td>
      <td class="template-wide">{languageName(language)}</td>
      <td>
        <Chip tone={tone}>{word}</Chip>
      </td>
      <td class="template-wide">{qualityWord(quality)}</td>
      <td class="wide-table-end template-wide numbers" title={exactTime(changedAt)}>
        {shortTime(changedAt, minute.value)}
      </td>
      <td class="template-verbs">{may('template.write') && <RowMenu {...{ template, channelId, store, ask }} />}</td>
    </tr>
  )
}

function RowMenu({ template, channelId, store, ask }: Omit<Props, 'templates'> & { template: TemplateShown }) {
  const { name, language, status } = template
  return (
    <Menu
      label={t('templates.moreOf', { name })}
      trigger={(attributes) => (
        <IconButton name={t('templates.moreOf', { name })} tip="inward" {...attributes}>
          <Ellipsis size={18} />
        </IconButton>
      )}
    >
      {(close) => {
        const open = (what: TemplateQuestion) => () => {
          close()
          ask(what)
        }
        return (
          <>
            <MenuItem icon={<Languages size={16} />} onClick={open({ kind: 'duplicate', template })}>
              {t('templates.duplicate')}
            </MenuItem>
            {status === 'PAUSED' && (
              <MenuItem
                icon={<Play size={16} class="mirror-never" />}
                onClick={() => {
                  close()
                  const named = { name, language }
                  void store.act(() => templateServer.unpause(channelId, named), t('templates.unpaused'))
                }}
              >
                {t('templates.unpause')}
              </MenuItem>
            )}
            {status === 'DISABLED' ? (
              <MenuItem icon={<Pause size={16} />} disabled>
                {t('templates.disabledStays')}
              </MenuItem>
            ) : (
              <MenuItem danger icon={<Trash2 size={16} />} onClick={open({ kind: 'delete', template })}>
                {t('templates.delete')}
              </MenuItem>
            )}
          </>
        )
      }}
    </Menu>
  )
}

function qualityWord(quality: string | null) {
  switch (quality) {
    case 'GREEN':
      return <span class="said-done">{t('channels.qualityGreen')}</span>
    case 'YELLOW':
      return <span class="said-soon">{t('channels.qualityYellow')}</span>
    case 'RED':
      return <span class="said-late">{t('channels.qualityRed')}</span>
    default:
      return <span class="template-quality-none">{t('channels.qualityNone')}</span>
  }
}
