import { OUTBOUND_LIMITS } from '../../../../workers/whatsapp/outbound-limits'
import { type Drafts, NO_PRODUCTS } from './drafts'
import { Add, type FormProps, nameOf, Remove, replaced, Words, without } from './fields'
import { FramedFields } from './framed'

const { interactive, products, list } = OUTBOUND_LIMITS

export function ProductForm({ fields, set }: FormProps<Drafts['product']>) {
  const { body, footer, catalogId, productId } = fields
  return (
    <>
      <Catalog catalogId={catalogId} set={set} />
      <Words
        path="productId"
        label="insert.productId"
        value={productId}
        most={products.productId}
        onChange={(next) => set({ productId: next })}
      />
      <Words
        path="body"
        label="insert.bodyOptional"
        value={body}
        most={interactive.body}
        area
        onChange={(next) => set({ body: next })}
      />
      <Words
        path="footer"
        label="insert.footer"
        value={footer}
        most={interactive.footer}
        onChange={(next) => set({ footer: next })}
      />
    </>
  )
}

export function ProductsForm({ fields, set }: FormProps<Drafts['products']>) {
  const { catalogId, sections } = fields
  return (
    <FramedFields fields={fields} set={set} heading="needed">
      <Catalog catalogId={catalogId} set={set} />
      {sections.map(({ title, ids }, at) => (
        <fieldset key={at} class="insert-section">
          <legend class="visually-hidden">{nameOf('insert.section', at + 1)}</legend>
          <div class="insert-row">
            <Words
              path={`sections.${at}.title`}
              label="insert.sectionTitle"
              {...(sections.length > 1 ? { n: at + 1 } : {})}
              value={title}
              most={list.sectionTitle}
              onChange={(next) => set({ sections: replaced(sections, at, { title: next }) })}
            />
            {sections.length > 1 && (
              <Remove
                name={nameOf('insert.section', at + 1)}
                onClick={() => set({ sections: without(sections, at) })}
              />
            )}
          </div>
          <Words
            path={`sections.${at}.ids`}
            label="insert.productIds"
            {...(sections.length > 1 ? { n: at + 1 } : {})}
            value={ids}
            area
            help="insert.onePerLine"
            onChange={(next) => set({ sections: replaced(sections, at, { ids: next }) })}
          />
        </fieldset>
      ))}
      <Add
        label="insert.addSection"
        disabled={sections.length >= products.sections}
        onClick={() => set({ sections: [...sections, NO_PRODUCTS] })}
      />
    </FramedFields>
  )
}

function Catalog({ catalogId, set }: { catalogId: string; set: (changes: { catalogId: string }) => void }) {
  return (
    <Words
      path="catalogId"
      label="insert.catalogId"
      value={catalogId}
      most={products.productId}
      help="insert.catalogHelp"
      onChange={(next) => set({ catalogId: next })}
    />
  )
}
