import { OUTBOUND_LIMITS } from '../../../../workers/whatsapp/outbound-limits'
import { t } from '../../../i18n'
import { type Drafts, NO_ROW, type SectionDraft } from './drafts'
import { Add, type FormProps, nameOf, Remove, replaced, Words, without } from './fields'
import { FramedFields } from './framed'

const { interactive, list } = OUTBOUND_LIMITS

export function ButtonsForm({ fields, set }: FormProps<Drafts['buttons']>) {
  const { titles } = fields
  return (
    <FramedFields fields={fields} set={set} files>
      {titles.map((title, n) => (
        <div key={n} class="insert-row">
          <Words
            path={`titles.${n}`}
            label="insert.buttonTitle"
            n={n + 1}
            value={title}
            most={interactive.buttonTitle}
            onChange={(next) => set({ titles: titles.with(n, next) })}
          />
          {titles.length > 1 && (
            <Remove name={nameOf('insert.buttonTitle', n + 1)} onClick={() => set({ titles: without(titles, n) })} />
          )}
        </div>
      ))}
      <Add
        label="insert.addButton"
        disabled={titles.length >= interactive.buttons}
        onClick={() => set({ titles: [...titles, ''] })}
      />
    </FramedFields>
  )
}

export function LinkForm({ fields, set }: FormProps<Drafts['link']>) {
  return (
    <FramedFields fields={fields} set={set} files>
      <Words
        path="text"
        label="insert.buttonTitle"
        value={fields.text}
        most={interactive.linkText}
        onChange={(text) => set({ text })}
      />
      <Words
        path="url"
        label="insert.url"
        value={fields.url}
        most={interactive.url}
        placeholder="https://"
        onChange={(url) => set({ url })}
      />
    </FramedFields>
  )
}

export function ListForm({ fields, set }: FormProps<Drafts['list']>) {
  const { sections } = fields
  const rows = sections.reduce((sum, section) => sum + section.rows.length, 0)
  return (
    <FramedFields fields={fields} set={set} most={list.body}>
      <Words
        path="button"
        label="insert.listButton"
        value={fields.button}
        most={list.button}
        onChange={(button) => set({ button })}
      />
      {sections.map((section, at) => (
        <Section
          key={at}
          {...{ section, at, full: rows >= list.rows }}
          set={(changes) => set({ sections: replaced(sections, at, changes) })}
          {...(sections.length > 1 ? { onRemove: () => set({ sections: without(sections, at) }) } : {})}
        />
      ))}
      <Add
        label="insert.addSection"
        disabled={sections.length >= list.sections || rows >= list.rows}
        onClick={() => set({ sections: [...sections, { title: '', rows: [NO_ROW] }] })}
      />
    </FramedFields>
  )
}

interface SectionProps {
  section: SectionDraft
  at: number
  /** No more rows in all sections together. */
  full: boolean
  set: (changes: Partial<SectionDraft>) => void
  /** Left out of the only one: its heading is optional then. */
  onRemove?: () => void
}

function Section({ section, at, full, set, onRemove }: SectionProps) {
  const { title, rows } = section
  const path = `sections.${at}`
  return (
    <fieldset class="insert-section">
      <legend class="visually-hidden">{nameOf('insert.section', at + 1)}</legend>
      <div class="insert-row">
        <Words
          path={`${path}.title`}
          label="insert.sectionTitle"
          {...(onRemove ? { n: at + 1 } : { help: 'insert.onlySection' })}
          value={title}
          most={list.sectionTitle}
          onChange={(next) => set({ title: next })}
        />
        {onRemove && <Remove name={nameOf('insert.section', at + 1)} onClick={onRemove} />}
      </div>
      {rows.map((row, n) => (
        <div key={n} class="insert-row insert-pair">
          <Words
            path={`${path}.rows.${n}.title`}
            label="insert.rowTitle"
            n={n + 1}
            value={row.title}
            most={list.rowTitle}
            onChange={(next) => set({ rows: replaced(rows, n, { title: next }) })}
          />
          <Words
            path={`${path}.rows.${n}.description`}
            label="insert.description"
            n={n + 1}
            value={row.description}
            most={list.rowDescription}
            onChange={(next) => set({ rows: replaced(rows, n, { description: next }) })}
          />
          {rows.length > 1 && (
            <Remove name={nameOf('insert.rowTitle', n + 1)} onClick={() => set({ rows: without(rows, n) })} />
          )}
        </div>
      ))}
      <Add label="insert.addRow" disabled={full} onClick={() => set({ rows: [...rows, NO_ROW] })} />
      {full && <p class="insert-note">{t('insert.rowsFull', { n: list.rows })}</p>}
    </fieldset>
  )
}
