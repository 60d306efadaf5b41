import { X } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { tenant } from '../../frame/tenant'
import { t, tag } from '../../i18n'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { ACTIONS } from './actions'
import { fromField, type Period, spanOf, toField } from './period'
import { type AuditStore, NO_FILTER } from './store'
import { actionWords, actorWords, targetWords } from './words'

/** Who, what, when; and what one came from another entry to see. */
export function Filters({ store }: { store: AuditStore }) {
  const { actor, action, target, from, to } = store.filter.value
  const [period, setPeriod] = useState<Period>('always')
  const isFiltered = actor !== '' || action !== '' || target !== '' || from !== null || to !== null
  const choosePeriod = (next: Period) => {
    setPeriod(next)
    if (next !== 'between') store.look(spanOf(next, Date.now()))
  }
  const clear = () => {
    setPeriod('always')
    store.look(NO_FILTER)
  }
  return (
    <search class="audit-filters">
      <SelectField
        label={t('audit.who')}
        value={actor}
        options={[{ value: '', name: t('audit.anybody') }, ...actors(store)]}
        onChange={(value) => store.look({ actor: value })}
      />
      <SelectField
        label={t('audit.what')}
        value={action}
        options={[{ value: '', name: t('audit.anything') }, ...actions()]}
        onChange={(value) => store.look({ action: value })}
      />
      <SelectField
        label={t('audit.period')}
        value={period}
        options={[
          { value: 'always', name: t('audit.always') },
          { value: 'day', name: t('audit.lastDay') },
          { value: 'week', name: t('audit.lastWeek') },
          { value: 'month', name: t('audit.lastMonth') },
          { value: 'between', name: t('audit.between') },
        ]}
        onChange={choosePeriod}
      />
      {period === 'between' && (
        <>
          <Moment label={t('audit.from')} at={from} onChange={(at) => store.look({ from: at })} />
          <Moment label={t('audit.to')} at={to} onChange={(at) => store.look({ to: at })} />
        </>
      )}
      {isFiltered && (
        <div class="audit-filters-end">
          {target !== '' && (
            <span class="audit-about">
              {t('audit.onlyAbout', { name: targetWords({ target }, store.keyNames.value) })}
            </span>
          )}
          <Button kind="quiet" icon={<X size={16} />} onClick={clear}>
            {t('audit.noFilter')}
          </Button>
        </div>
      )}
    </search>
  )
}

function Moment({ label, at, onChange }: { label: string; at: number | null; onChange: (at: number | null) => void }) {
  return (
    <TextField
      type="datetime-local"
      label={label}
      value={toField(at)}
      onInput={(event) => onChange(fromField(event.currentTarget.value))}
    />
  )
}

/** Everybody who may have done something, and whoever was looked for although they are not among them any more. */
function actors({ filter, keyNames }: AuditStore) {
  const keys = keyNames.value
  const known = [
    ...tenant.value.people.map(({ id }) => `agent:${id}`),
    ...[...keys.keys()].map((id) => `api:${id}`),
    'operator',
    'system',
  ]
  const { actor } = filter.value
  const all = actor === '' || known.includes(actor) ? known : [actor, ...known]
  return all.map((value) => ({ value, name: actorWords(value, keys) }))
}

function actions() {
  const order = new Intl.Collator(tag())
  return ACTIONS.map((value) => ({ value: value as string, name: actionWords(value) })).sort((a, b) =>
    order.compare(a.name, b.name),
  )
}
