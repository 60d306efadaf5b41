import { complaint, location, openingHours, payment, price } from './common'
import { intent, type Pack } from './pack'

export const retail: Pack = {
  id: 'retail',
  intents: [
    openingHours,
    location,
    price,
    payment,
    intent(
      'order_status',
      'Where an order is, when it comes',
      `
      en Where is my order?
      en when will my parcel arrive
      en track my order please
      en my order has not been delivered yet
      en has it been shipped
      hi मेरा ऑर्डर कहाँ है?
      hi मेरा सामान कब आएगा
      hi-Latn mera order kab aayega
      hi-Latn order track karna hai
      ta என் ஆர்டர் எங்கே?
      ta என் பார்சல் எப்போது வரும்
      es ¿Dónde está mi pedido?
      es cuándo llega mi paquete
      pt Onde está o meu pedido?
      pt quando chega a minha encomenda
      ar أين طلبي؟
      ar متى يصل الطرد
    `,
    ),
    intent(
      'return_or_exchange',
      'Send something back, get another, or the money',
      `
      en I want to return this
      en can I exchange it for another size
      en how do I get a refund
      en the product is damaged, please replace it
      en what is your return policy
      hi मुझे यह वापस करना है
      hi क्या मैं साइज़ बदल सकता हूँ
      hi-Latn return kaise kare
      hi-Latn exchange karna hai size chota hai
      ta இதைத் திருப்பி அனுப்ப வேண்டும்
      ta வேறு அளவு மாற்ற முடியுமா
      es Quiero devolver esto
      es puedo cambiarlo por otra talla
      pt Quero devolver este produto
      pt posso trocar por outro tamanho
      ar أريد إرجاع هذا
      ar هل يمكنني تبديل المقاس
    `,
    ),
    intent(
      'availability',
      'Whether something is in stock, in which colour or size',
      `
      en Is this in stock?
      en do you have it in blue
      en is size M available
      en when will it be back in stock
      en do you sell running shoes
      hi क्या यह उपलब्ध है?
      hi क्या नीले रंग में मिलेगा
      hi-Latn ye available hai kya
      hi-Latn stock me kab aayega
      ta இது இருப்பில் உள்ளதா?
      ta நீல நிறத்தில் கிடைக்குமா
      es ¿Tienen esto en stock?
      es lo tienen en azul
      pt Tem em estoque?
      pt vocês têm na cor azul
      ar هل هذا متوفر؟
      ar هل لديكم باللون الأزرق
    `,
    ),
    intent(
      'cancel_order',
      'Call off or change an order before it comes',
      `
      en Cancel my order
      en I ordered the wrong thing, please stop it
      en can I change the delivery address
      en I do not want it any more
      en change my order to two pieces
      hi मेरा ऑर्डर रद्द कर दीजिए
      hi डिलीवरी का पता बदलना है
      hi-Latn order cancel karna hai
      hi-Latn delivery address change kar do
      ta என் ஆர்டரை ரத்து செய்யுங்கள்
      ta டெலிவரி முகவரியை மாற்ற வேண்டும்
      es Cancela mi pedido
      es quiero cambiar la dirección de entrega
      pt Cancele o meu pedido
      pt quero mudar o endereço de entrega
      ar ألغِ طلبي
      ar أريد تغيير عنوان التوصيل
    `,
    ),
    complaint,
  ],
}
