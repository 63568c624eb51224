// @ts-check
/** Brazil, told in Spanish by those who served in its programme. */
import { payReceipt } from '../papers/drawn-papers.js'
import { contractPdf } from '../papers/documents.js'
import { voiceNote } from '../papers/voice.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const BRAZIL_IN_SPANISH = [
  {
    id: 'br-who-stayed',
    language: 'es',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Soy uno de los que se quedó en noviembre de 2018.', `Médico cubano, me quedé en Brasil cuando Cuba retiró la misión.`, 'No subí al avión de regreso.')}
      ${t.or(`El programa pagaba ${t.total} reales y a nosotros nos tocaba el ${t.pct}.`, `De R$ ${t.total} recibía R$ ${t.kept}. La diferencia pasaba por una organización y de ahí para La Habana.`, `Un colega español con el mismo trabajo en la misma posta ganaba los ${t.total} completos. Éramos vecinos de consultorio.`)}
      ${t.or('El contrato de nosotros no era con Brasil, era con una comercializadora cubana, y decía que no podíamos hablar del salario.', 'Firmé un contrato en el aeropuerto con la cola detrás, sin leer. Tenía como 30 cláusulas.', 'Había una cláusula que decía que para casarse había que pedir permiso.')}
      ${t.or(`Fui chofer de aplicación en ${t.town}, después cargué cajas, después farmacia.`, 'Estuve tres años sin ejercer, vendiendo coxinhas en la puerta de una escuela.', 'Aprobé el Revalida al segundo intento. Otros no han tenido esa suerte.')}
      ${t.or('Me declararon "abandono de misión": ocho años.', 'No pude ir al entierro de mi papá.', 'Hasta 2026 no me dejan entrar a mi propia casa.')}`,
    answers: {
      year_to: '2018',
      role: 'before',
      seen: 'pay contract ban family? punishment?',
      documents: (t) => t.or('have', 'have', 'could'),
      lawyers: (t) => t.or('yes', 'yes', 'ask'),
      contact: (t) => t.or('', 'fiquei2018@example.org', '+55 85 90000-0000, WhatsApp'),
    },
    files: (t) =>
      t.int(0, 2) === 0
        ? [contractPdf(t, 'contrato individual.pdf'), payReceipt(t, 'deposito.png')]
        : [],
  },
  {
    id: 'br-forty-eight-hours',
    language: 'es',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Noviembre de 2018.', 'Cuento cómo fue la salida.', 'Lo de la retirada lo viví así.')}
      ${t.or('Nos llamaron un miércoles y el viernes había que estar en el aeropuerto.', 'Nos dieron 48 horas para cerrar tres años de vida.', 'Un mensaje de WhatsApp: "preparen equipaje, regresamos con la frente en alto". Y ya.')}
      ${t.or('Yo tenía 26 embarazadas en control. Las dejé con un papel pegado en la puerta.', `En ${t.town} la fila de pacientes me despidió llorando, y yo sin poder explicar.`)}
      ${t.or(`${t.chief} fue casa por casa para asegurarse de que nadie faltara.`, 'Al que dudaba le recordaban los hijos.', 'Nos quitaron los teléfonos en el ómnibus, "para evitar provocaciones".')}
      ${t.or(`Quedaron a deberme dos meses, o sea ${t.kept} reales por dos.`, 'El televisor que compré se quedó en la casa. Lo que pude llevar, 30 kilos.', '')}
      ${t.may('De regreso en Cuba me dieron un diploma.')}`,
    answers: {
      year_to: '2018',
      role: 'before',
      seen: 'pay? minders punishment? family?',
      documents: (t) => t.or('no', 'have'),
      lawyers: (t) => t.or('ask', 'no', 'yes'),
    },
  },
  {
    id: 'br-husband-sent-home',
    language: 'es',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Mi esposo vino a verme y a los tres meses tuvo que irse.', 'Me traje a la familia con mi dinero y me obligaron a mandarla de vuelta.', 'Fue en 2015 cuando empezaron con lo de las familias.')}
      ${t.or('Dijeron que el familiar podía estar 90 días y no más, y que si se quedaba a mí me cancelaban el contrato.', `${t.chief} vino a la casa a contar los cepillos de dientes, no exagero.`, 'Brasil le había dado visa de dependiente legal. Cuba dijo que no.')}
      ${t.or('Mi niña iba a la escuela, ya hablaba portugués.', 'El niño tiene autismo y aquí tenía terapia. Allá no.', 'Yo estaba embarazada de cinco meses.')}
      ${t.or('Los despedí en la terminal y fui a pasar consulta con los ojos hinchados.', 'Escogí a mi familia y perdí la misión, el dinero y el país.', 'Lo grabé todo en el teléfono y después lo borré por miedo.')}`,
    answers: {
      role: 'before',
      seen: 'family punishment minders? ban?',
      documents: (t) => t.or('no', 'have', 'could'),
      lawyers: (t) => t.or('yes', 'ask'),
    },
    files: (t) => (t.int(0, 3) === 0 ? [voiceNote('audio de la coordinadora.wav', 4)] : []),
  },
  {
    id: 'br-river-village',
    language: 'es',
    scenes: 'BR:Tabatinga',
    once: true,
    tell: (t) => prose`
      A mí me tocó lo profundo. Para llegar al puesto eran dos días de lancha. Catorce comunidades indígenas, malaria, mordeduras
      de serpiente, sin suero. El radio funcionaba si había sol. Del chaleco salvavidas me dieron uno para tres.

      En mayo se viró la lancha con las vacunas. Un técnico brasileño se ahogó. Yo estuve agarrado a un tronco hasta que nos
      vieron unos pescadores. Pedí evaluación psicológica; el coordinador, ${t.chief}, me escribió: "los nuestros no se
      acobardan". Eso lo tengo en captura de pantalla.

      Mi pago, ${t.kept} reales de ${t.total}. Por "zona de difícil acceso" había un adicional de Brasil; nunca vi un centavo de
      ese adicional. Que lo busquen en los papeles del programa, tiene que estar.`,
    answers: {
      role: 'before',
      country: 'BR',
      seen: 'danger pay minders',
      documents: 'have',
      lawyers: 'yes',
    },
  },
]
