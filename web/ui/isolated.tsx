import { RIGHT_TO_LEFT } from '../i18n/direction'

/** `+1 555 010 0142` and `₹16,560`. */
const NUMBER_WITH_SIGN = /((?:\+|\p{Sc} ?)\d(?:[\d ().,\u00a0-]*\d)?)/u

/** Between letters from right to left a sign would move behind its number: `450₹`. Telephone numbers and amounts stay whole. */
export function Isolated({ text }: { text: string }) {
  if (!RIGHT_TO_LEFT.test(text)) return <>{text}</>
  return (
    <>
      {text.split(NUMBER_WITH_SIGN).map((piece, index) =>
        index % 2 === 1 ? (
          <bdi key={index} dir="ltr">
            {piece}
          </bdi>
        ) : (
          piece
        ),
      )}
    </>
  )
}
