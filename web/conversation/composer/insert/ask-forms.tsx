import { OUTBOUND_LIMITS } from '../../../../workers/whatsapp/outbound-limits'
import type { MessageKey } from '../../../i18n'
import type { Drafts } from './drafts'
import { type FormProps, Words } from './fields'
import { FramedFields } from './framed'

const { interactive, products } = OUTBOUND_LIMITS

/** Words, and a button under them that WhatsApp itself words. */
export function AskForm({ fields, set, help }: FormProps<{ body: string }> & { help: MessageKey }) {
  return (
    <Words
      path="body"
      label="insert.body"
      value={fields.body}
      most={interactive.body}
      area
      help={help}
      onChange={(body) => set({ body })}
    />
  )
}

export function FlowForm({ fields, set }: FormProps<Drafts['flow']>) {
  return (
    <FramedFields fields={fields} set={set} files>
      <Words
        path="text"
        label="insert.buttonTitle"
        value={fields.text}
        most={interactive.flowText}
        onChange={(text) => set({ text })}
      />
      <Words
        path="flowId"
        label="insert.flowId"
        value={fields.flowId}
        most={products.productId}
        help="insert.flowHelp"
        onChange={(flowId) => set({ flowId })}
      />
      <Words
        path="screen"
        label="insert.screen"
        value={fields.screen}
        most={products.productId}
        help="insert.screenHelp"
        onChange={(screen) => set({ screen })}
      />
    </FramedFields>
  )
}
