import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { OUTBOUND_LIMITS } from '../../../../workers/whatsapp/outbound-limits'
import { t } from '../../../i18n'
import { useConversation } from '../../context'
import type { Framed } from './drafts'
import { type FormProps, Words } from './fields'
import { FileField } from './file-field'

const { interactive } = OUTBOUND_LIMITS
const FILES = ['image', 'video', 'document'] as const

interface Props extends FormProps<Framed> {
  most?: number
  /** A photo, a video or a document may stand above the words. */
  files?: boolean
  /** A list of products has to have one. */
  heading?: 'needed' | 'optional'
  children: ComponentChildren
}

/** The words, what is offered under them, and what few need: a heading and a line at the foot. */
export function FramedFields({
  fields,
  set,
  most = interactive.body,
  files = false,
  heading = 'optional',
  children,
}: Props) {
  const { header, body, footer, file } = fields
  const { thread } = useConversation()
  const [open] = useState((heading === 'optional' && header !== '') || footer !== '' || file !== undefined)
  const head = (
    <Words
      path="header"
      label="insert.header"
      value={header}
      most={interactive.header}
      onChange={(next) => set({ header: next })}
    />
  )
  return (
    <>
      {heading === 'needed' && head}
      <Words path="body" label="insert.body" value={body} most={most} area onChange={(next) => set({ body: next })} />
      {children}
      <details class="insert-more" open={open}>
        <summary>
          {t(heading === 'needed' ? 'insert.footer' : files ? 'insert.headerFileFooter' : 'insert.headerFooter')}
        </summary>
        <div class="insert-fields">
          {heading === 'optional' && !file && head}
          {files && header === '' && (
            <FileField
              conversationId={thread.id}
              name={t('insert.headerFile')}
              accepts={FILES}
              file={file}
              onChange={(next) => set({ file: next })}
            />
          )}
          <Words
            path="footer"
            label="insert.footer"
            value={footer}
            most={interactive.footer}
            onChange={(next) => set({ footer: next })}
          />
        </div>
      </details>
    </>
  )
}
