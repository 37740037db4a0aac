import { strToU8, zipSync } from 'fflate';
import type { QuestionDraft } from '#domain/learning/exchange';
import { identifierOf, writeQtiItem } from './writeQtiItem.ts';

const namespace = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const schema = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd';

/** Questions as a QTI 3.0 content package: a manifest and one file an item. */
export function writeQtiPackage(questions: readonly QuestionDraft[]): Uint8Array {
  const items = questions.map((question, i) => ({
    // Numbered, so that they stay in order and two without an id do not meet.
    path: `items/${String(i + 1).padStart(4, '0')}-${identifierOf(question)}.xml`,
    xml: writeQtiItem(question),
  }));
  const files = Object.fromEntries(items.map(({ path, xml }) => [path, strToU8(xml)]));
  return zipSync({ 'imsmanifest.xml': strToU8(manifest(items)), ...files });
}

const manifest = (items: readonly { path: string }[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} ${schema}" identifier="mingbian-items">
  <metadata>
    <schema>QTI Package</schema>
    <schemaversion>3.0.0</schemaversion>
  </metadata>
  <organizations/>
  <resources>
${items
  .map(
    (
      { path },
      i,
    ) => `    <resource identifier="resource-${i + 1}" type="imsqti_item_xmlv3p0" href="${path}">
      <file href="${path}"/>
    </resource>`,
  )
  .join('\n')}
  </resources>
</manifest>
`;
