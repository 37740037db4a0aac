import type { APIRoute } from 'astro';
import { sendItems } from '../../_parts/sendItems.ts';

export const GET: APIRoute = (context) => sendItems(context, 'xlsx');
